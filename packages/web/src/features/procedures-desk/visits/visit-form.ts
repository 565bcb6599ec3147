import type { Procedure } from '@dongbo/contract/procedures';
import type { CounterForm } from '../counter/counter-form.ts';
import { noPaper } from '../parts/paper-grid.tsx';
import type { WrittenResult } from './queries.ts';

/** May the result be given in the same visit: the procedure says so, and the counter's own body settles it. Pure. */
export const offersVisit = (form: CounterForm, { sameVisit }: Pick<Procedure, 'sameVisit'>): boolean =>
  sameVisit !== null && form.competentUnitId === null;

/** Is it to be given in the same visit: as the officer chose, or as the procedure usually is. Pure. */
export const isVisit = (form: CounterForm, procedure: Pick<Procedure, 'sameVisit'>): boolean =>
  offersVisit(form, procedure) && (form.sameVisit ?? procedure.sameVisit?.isUsual ?? false);

/** What the result is called, as typed or as the procedure publishes it. Pure. */
export const resultTitle = (form: CounterForm, procedure: Pick<Procedure, 'results' | 'name'>): string =>
  form.resultTitle ?? (procedure.results[0]?.name ?? procedure.name).replace(/^[\s+*•–-]+/, '').slice(0, 300);

/** What the result says, as typed, or as the officer named and counted papers; what the procedure lists has no name of its own
 * (`giấy tờ cần sao`), and says nothing. Pure. */
export function resultBody(form: CounterForm, line: (name: string, n: number) => string): string {
  if (form.resultBody !== null) return form.resultBody;
  return form.ownPapers
    .map(({ id, name }) => ({
      name: name.trim(),
      n: Object.values(form.counts.get(id) ?? noPaper).reduce((sum, one) => sum + one, 0),
    }))
    .filter(({ name, n }) => name !== '' && n > 0)
    .map(({ name, n }) => line(name, n))
    .join('\n');
}

/** What is sent as the result; null: nothing stands in it yet. Pure. */
export function writtenResult(title: string, body: string, fileId: WrittenResult['fileId']): WrittenResult | null {
  if (title.trim() === '') return null;
  if (fileId !== undefined) return { title, fileId };
  return body.trim() === '' ? null : { title, body };
}
