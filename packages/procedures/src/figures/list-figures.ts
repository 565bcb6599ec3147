import { listDossiers, listFigures as endpoint, mostFigureDays } from '@dongbo/contract/procedures';
import { checkPeriod, defaultCalendarName, parsePlainDate, toEpochDay } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { readFigures, type FigureRow } from './read-figures.ts';
import { countWorkingDays } from './working-days.ts';

const mostRows = 300;

const mostLateFirst = (a: FigureRow, b: FigureRow): number =>
  b.figures.late - a.figures.late ||
  b.figures.received - a.figures.received ||
  (a.name ?? '').localeCompare(b.name ?? '', 'vi');

/** The figures of a period, of what the list of dossiers shows the caller: each number opens exactly the dossiers that it counted. */
export const listFigures = defineOperation(endpoint, async (ctx, input) => {
  checkPeriod(ctx, input);
  const day = (text: string) => toEpochDay(parsePlainDate(text));
  if (day(input.to) - day(input.from) >= mostFigureDays)
    ctx.refuse('figures.period-too-long', { days: mostFigureDays });
  const rows = await readFigures(ctx.db, {
    ...input,
    actor: ctx.actor,
    permission: listDossiers.name,
    workingDays: countWorkingDays(ctx.calendar(defaultCalendarName), input),
    now: ctx.now,
  });
  const [total, ...others] = rows;
  if (total === undefined) throw new Error('Figures of all together are always there');
  const items = others
    .toSorted(mostLateFirst)
    .map(({ key, name, figures }) => ({ key: key ?? '', name: name ?? '', figures }));
  return { total: total.figures, items: items.slice(0, mostRows), left: Math.max(0, items.length - mostRows) };
});
