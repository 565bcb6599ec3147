import { checkResult } from './check-result.ts';
import { decideResultChange } from './decide-result-change.ts';
import { listResultChangeGrounds } from './list-result-change-grounds.ts';
import { proposeResultChange } from './propose-result-change.ts';
import { returnResultChange } from './return-result-change.ts';

export const resultChangeOperations = [
  listResultChangeGrounds,
  proposeResultChange,
  decideResultChange,
  returnResultChange,
  checkResult,
];
export { signResultChange } from './sign-result-change.ts';
