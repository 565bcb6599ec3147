import { decideEnding } from './decide-ending.ts';
import { listEndingGrounds } from './list-ending-grounds.ts';
import { proposeEnding } from './propose-ending.ts';
import { refuseDossier } from './refuse-dossier.ts';
import { returnEnding } from './return-ending.ts';
import { withdrawDossier } from './withdraw-dossier.ts';
import { withdrawMyDossier } from './withdraw-my-dossier.ts';

export const endingOperations = [
  listEndingGrounds,
  refuseDossier,
  proposeEnding,
  decideEnding,
  returnEnding,
  withdrawDossier,
  withdrawMyDossier,
];
