import { fewestForForecast, forecastDays } from '@dongbo/contract/procedures';
import { defaultCalendarName, fromEpochDay, localDate, parsePlainDate, toEpochDay } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import { ofProcedure } from '../dossiers/dossier-groups.ts';
import { countWorkingDays, workingDaysBetween } from './working-days.ts';

interface Took {
  /** How many ended. */
  readonly finished: number;
  /** Working days from reception to the end, of half and of nine in ten; null: too few ended for saying it. */
  readonly took: { readonly medianDays: number; readonly nineInTenDays: number } | null;
}

/** How long the dossiers of a procedure, by its code and whatever version, took that ended at a unit in the last half year. One
 * statement, over an index alone. */
export async function readTook(
  ctx: Pick<Context, 'db' | 'now' | 'calendar'>,
  { competentUnitId, procedureCode }: { readonly competentUnitId: string; readonly procedureCode: string },
): Promise<Took> {
  const to = localDate(ctx.now);
  const from = fromEpochDay(toEpochDay(parsePlainDate(to)) - forecastDays);
  const days = countWorkingDays(ctx.calendar(defaultCalendarName), { from, to });
  const took = workingDaysBetween(days, sql.ref('d.received_at'), sql.ref('d.finished_at'));
  const { rows } = await sql<{ finished: number; days: readonly [number, number] | null }>`
    select count(*)::integer as finished, percentile_disc(array[0.5, 0.9]) within group (order by ${took}) as days
    from dossier d
    where d.competent_unit_id = ${competentUnitId}::uuid
      and ${ofProcedure(procedureCode)}
      and d.received_at is not null and d.finished_at <= ${ctx.now}::timestamptz
      and d.finished_at >= (${from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`.execute(ctx.db);
  const { finished, days: found } = rows[0] ?? { finished: 0, days: null };
  if (found === null || finished < fewestForForecast) return { finished, took: null };
  const [medianDays, nineInTenDays] = found;
  return { finished, took: { medianDays, nineInTenDays } };
}
