import { deadCode } from './dead-code.ts';
import { formatting } from './formatting.ts';
import { generatedFiles } from './generated-files.ts';
import { lint } from './lint.ts';
import { lockFile } from './lock-file.ts';
import { personalData } from './personal-data.ts';
import { size } from './size.ts';
import type { Step } from './step.ts';
import { texts } from './texts.ts';
import { timeDiscipline } from './time-discipline.ts';
import { types } from './types.ts';
import { walls } from './walls.ts';
import { words } from './words.ts';

/** The parts of `npm run check`; the slow ones first, because two run at a time. */
export const allSteps: readonly Step[] = [
  types,
  deadCode,
  walls,
  lint,
  generatedFiles,
  formatting,
  texts,
  timeDiscipline,
  personalData,
  size,
  lockFile,
  words,
];
