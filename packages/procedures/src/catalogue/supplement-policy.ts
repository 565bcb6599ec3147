import { z } from 'zod';
import data from '../../data/catalogue/supplement-policies.json' with { type: 'json' };

const Policy = z.object({
  policy: z.enum(['shift', 'restart']),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  source: z.string(),
});
const policies = z.array(Policy).min(1).parse(data.policies);

/** What happens to the time limit while papers are missing, for versions that start on the day (`YYYY-MM-DD`); data, with
 * its article of law beside it. */
export function supplementPolicyOn(day: string): 'shift' | 'restart' {
  const valid = policies.filter((one) => one.validFrom <= day && (one.validTo === null || day <= one.validTo));
  return (valid.at(-1) ?? policies[0])?.policy ?? 'restart';
}
