import { checkRegisters } from '@dongbo/procedures';
import type { Evidence, Finding } from './finding.ts';

/** Numbers of dossiers, receipts, results, letters and receipts for money run from 1 to their counter, each given once. */
export async function compareRegisters(evidence: Evidence): Promise<Finding> {
  const { registers, numbers, broken } = await checkRegisters(evidence.db);
  const doubles = broken.filter((one) => one.numbers !== one.different).length;
  return {
    figures: { registers, numbersGiven: numbers, registerGaps: broken.length - doubles, registerDoubles: doubles },
    differences: broken.map(
      ({ book, period, last, numbers: given, different, highest }) =>
        `register ${book}/${period}: counter ${last ?? 0}, ${given ?? 0} numbers, ${different ?? 0} different, highest ${highest ?? 0}`,
    ),
  };
}
