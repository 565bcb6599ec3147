import { apologyWays } from './apology-ways.ts';
import { arrivalWays } from './arrival-ways.ts';
import { correctionWays } from './correction-ways.ts';
import { endingWays } from './ending-ways.ts';
import { feeWays } from './fee-ways.ts';
import { listWays } from './list-ways.ts';
import { proposalWays } from './proposal-ways.ts';
import { referralWays } from './referral-ways.ts';
import { resultWays } from './result-ways.ts';
import { siteCheckWays } from './site-check-ways.ts';
import { supplementWays } from './supplement-ways.ts';
import { visitWays } from './visit-ways.ts';
import type { Way } from './way.ts';

/** The ways beside the straight one that the demonstration shows. A new one: its acts in a file of its own, as calls of the
 * operations themselves, and one line here. What it needs beside stands in `way.ts`. */
export const ways: readonly Way[] = [
  ...supplementWays,
  ...endingWays,
  ...proposalWays,
  ...apologyWays,
  ...referralWays,
  ...correctionWays,
  ...resultWays,
  ...arrivalWays,
  ...listWays,
  ...visitWays,
  ...feeWays,
  ...siteCheckWays,
];
