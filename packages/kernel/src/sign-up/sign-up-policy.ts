import { createHash } from 'node:crypto';
import { Day } from '@dongbo/contract';
import { z } from 'zod';
import policy from '../../data/sign-up-policy.json' with { type: 'json' };
import { Slowing } from '../identity/sign-in-policy.ts';

const count = z.number().int().positive();

const Policy = z.object({
  validFrom: Day,
  code: z.object({ minutes: count, tries: count }),
  slowing: z.object({ address: Slowing, number: Slowing, network: Slowing, account: Slowing }),
});

/** Numbers of accounts that citizens and businesses make; the data says why. */
export const signUpPolicy = Policy.parse(policy);

/** A count that asking for a code takes from. It is a hash: nothing of who asked stands in it. */
export const countOfCode = (kind: keyof typeof signUpPolicy.slowing, what: string) => ({
  ...signUpPolicy.slowing[kind],
  key: createHash('sha256')
    .update(JSON.stringify(['account-code', kind, what]))
    .digest('hex'),
});
