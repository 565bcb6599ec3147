import { identityText } from '@dongbo/contract';
import type { Procedure } from '@dongbo/contract/procedures';
import { neededCounts, noneIsThere } from '../parts/grid-papers.ts';
import { papersOf, publishedOf } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';

/** What is asked about once before somebody is taken in: often forgotten, and sometimes right. */
export type Doubt = 'papers' | 'number';

/** Nothing was handed in although the case needs papers; nobody's number was written down. Where the procedure wants neither, nothing is
 * asked. Pure. */
export function doubtsOf(form: CounterForm, procedure: Procedure): readonly Doubt[] {
  const rows = papersOf(form, procedure);
  const lacksPapers =
    neededCounts(rows).size > 0 && noneIsThere([...rows, ...publishedOf(form, procedure)], form.counts, form.files);
  return [
    ...(lacksPapers ? (['papers'] as const) : []),
    ...(identityText(form.identityNumber) === '' ? (['number'] as const) : []),
  ];
}
