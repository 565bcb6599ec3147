import { Day, LocalText } from '@dongbo/contract';
import { ReturnMethod, type Procedure } from '@dongbo/contract/procedures';
import { z } from 'zod';
import data from '../../data/paper-results.json' with { type: 'json' };

const rules = z
  .array(
    z.object({
      begins: z.string().min(8),
      methods: z.array(ReturnMethod).min(1),
      reason: LocalText,
      legalBasis: z.string().min(1),
      validFrom: Day,
      validTo: Day.nullable(),
    }),
  )
  .parse(data.rules);

const plain = (name: string): string => name.replace(/^[\s+*•–-]+/, '').toLocaleLowerCase('vi');

/** How a result that exists on paper alone is handed over on a day (YYYY-MM-DD), and why; null: electronically too. A
 * matter of data, by the names under which results are published. */
export function paperResultOf(results: Procedure['results'], day: string): Procedure['paperResult'] {
  const found = rules.find(
    ({ begins, validFrom, validTo }) =>
      validFrom <= day &&
      (validTo === null || day <= validTo) &&
      results.some(({ name }) => plain(name).startsWith(plain(begins))),
  );
  return found === undefined ? null : { methods: found.methods, reason: found.reason, legalBasis: found.legalBasis };
}
