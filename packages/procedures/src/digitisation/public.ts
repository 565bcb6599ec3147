import type { Operation } from '@dongbo/kernel';
import { listDigitisation } from './digitisation-figures.ts';
import { getDigitisation } from './get-digitisation.ts';
import { recordPaperData } from './record-paper-data.ts';
import { signCopies } from './sign-copies.ts';

export { exportDigitisation } from './digitisation-figures.ts';

/** How far papers are digitised. */
export const digitisationOperations: readonly Operation[] = [
  getDigitisation,
  signCopies,
  recordPaperData,
  listDigitisation,
];
