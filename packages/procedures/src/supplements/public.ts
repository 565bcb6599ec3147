import { acceptSupplement } from './accept-supplement.ts';
import { answerSupplement } from './answer-supplement.ts';
import { getMySupplement } from './get-my-supplement.ts';
import { getSupplement } from './get-supplement.ts';
import { recordSupplement } from './record-supplement.ts';
import { requestSupplement } from './request-supplement.ts';

export const supplementOperations = [
  requestSupplement,
  getSupplement,
  recordSupplement,
  acceptSupplement,
  getMySupplement,
  answerSupplement,
];
export { endUnanswered, sweepSupplements } from './sweep-supplements.ts';
