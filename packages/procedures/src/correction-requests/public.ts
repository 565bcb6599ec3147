import type { Operation } from '@dongbo/kernel';
import { askMyCorrection } from './ask-my-correction.ts';
import { getCorrectionRequests } from './get-correction-requests.ts';
import { getMyCorrections } from './get-my-corrections.ts';
import { refuseCorrection } from './refuse-correction.ts';

export const correctionRequestOperations: readonly Operation[] = [
  getMyCorrections,
  askMyCorrection,
  getCorrectionRequests,
  refuseCorrection,
];
export { correctionNotices } from './correction-notices.ts';
export { sweepCorrections } from './sweep-corrections.ts';
