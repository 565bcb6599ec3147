import { listDossiers, listFigures as endpoint, mostFigureDays } from '@dongbo/contract/procedures';
import type { InputOf } from '@dongbo/contract';
import { checkPeriod, defaultCalendarName, parsePlainDate, toEpochDay } from '@dongbo/kernel';
import { defineOperation, type Context } from '../define.ts';
import { readFigures, type FigureRow } from './read-figures.ts';
import { countWorkingDays } from './working-days.ts';

type Question = InputOf<typeof endpoint>;

const mostRows = 300;

const mostLateFirst = (a: FigureRow, b: FigureRow): number =>
  b.figures.late - a.figures.late ||
  b.figures.received - a.figures.received ||
  (a.name ?? '').localeCompare(b.name ?? '', 'vi');

/** Refuses a period that is crossed or too long for one answer. */
export function checkFigurePeriod(
  ctx: {
    refuse(code: 'period.days-crossed' | 'figures.period-too-long', facts: Readonly<Record<string, unknown>>): never;
  },
  { from, to }: Pick<Question, 'from' | 'to'>,
): void {
  checkPeriod(ctx, { from, to });
  const day = (text: string) => toEpochDay(parsePlainDate(text));
  if (day(to) - day(from) >= mostFigureDays) ctx.refuse('figures.period-too-long', { days: mostFigureDays });
}

/** The figures of all together, and those of each row, with most late first. What `listDossiers` shows the caller is counted, whoever
 * asks and in whatever form. */
export async function orderedFigures(
  ctx: Pick<Context, 'db' | 'actor' | 'now' | 'calendar'>,
  question: Question,
): Promise<{ readonly total: FigureRow; readonly rows: readonly FigureRow[] }> {
  const [total, ...others] = await readFigures(ctx.db, {
    ...question,
    actor: ctx.actor,
    permission: listDossiers.name,
    workingDays: countWorkingDays(ctx.calendar(defaultCalendarName), question),
    now: ctx.now,
  });
  if (total === undefined) throw new Error('Figures of all together are always there');
  return { total, rows: others.toSorted(mostLateFirst) };
}

/** The figures of a period, of what the list of dossiers shows the caller: each number opens exactly the dossiers that it counted. */
export const listFigures = defineOperation(endpoint, async (ctx, input) => {
  checkFigurePeriod(ctx, input);
  const { total, rows } = await orderedFigures(ctx, input);
  const items = rows.map(({ key, name, figures }) => ({ key: key ?? '', name: name ?? '', figures }));
  return { total: total.figures, items: items.slice(0, mostRows), left: Math.max(0, items.length - mostRows) };
});
