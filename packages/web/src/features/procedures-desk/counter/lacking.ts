import type { Procedure } from '@dongbo/contract/procedures';
import { noneIsThere } from '../parts/grid-papers.ts';
import type { GridPaper } from '../parts/paper-grid.tsx';
import { papersOf } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';

/** The papers of the case in the counter's rows, with which are needed and neither counted nor scanned. Pure. */
export const withLacking = (form: CounterForm, procedure: Procedure): readonly GridPaper[] =>
  papersOf(form, procedure).map((row) => ({
    ...row,
    missing: row.group === null && noneIsThere([row], form.counts, form.files),
  }));
