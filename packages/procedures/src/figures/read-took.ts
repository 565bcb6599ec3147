import { fewestForForecast, forecastDays } from '@dongbo/contract/procedures';
import { defaultCalendarName, fromEpochDay, localDate, parsePlainDate, toEpochDay } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../define.ts';
import { ofProcedure } from '../dossiers/dossier-groups.ts';
import { countWorkingDays, workingDaysBetween } from './working-days.ts';

interface Took {
  /** How many ended. */
  readonly finished: number;
  /** Where: at the unit, or in all of the province because too few ended there. */
  readonly of: 'unit' | 'province';
  /** Working days from reception to the end, of half and of nine in ten; null: too few ended for saying it. */
  readonly took: { readonly medianDays: number; readonly nineInTenDays: number } | null;
}

type Asking = Pick<Context, 'db' | 'now' | 'calendar'>;

/** Every unit at which something ended, found by leaps over the index of what took how long. */
const everyUnit = sql`(with recursive ended(id) as (
    (select d.competent_unit_id from dossier d where d.finished_at is not null order by d.competent_unit_id limit 1)
    union all
    select (select d.competent_unit_id from dossier d where d.finished_at is not null and d.competent_unit_id > ended.id
      order by d.competent_unit_id limit 1) from ended where ended.id is not null)
  select id from ended where id is not null)`;

/** How many of a procedure ended at these units in the last half year, and within how many working days. One statement, over an index alone. */
async function readAt(
  { db, now, calendar }: Asking,
  procedureCode: string,
  units: RawBuilder<unknown>,
): Promise<Omit<Took, 'of'>> {
  const to = localDate(now);
  const from = fromEpochDay(toEpochDay(parsePlainDate(to)) - forecastDays);
  const days = countWorkingDays(calendar(defaultCalendarName), { from, to });
  const took = workingDaysBetween(days, sql.ref('d.received_at'), sql.ref('d.finished_at'));
  const { rows } = await sql<{ finished: number; days: readonly [number, number] | null }>`
    select count(*)::integer as finished, percentile_disc(array[0.5, 0.9]) within group (order by ${took}) as days
    from dossier d
    where d.competent_unit_id = any(${units})
      and ${ofProcedure(procedureCode)}
      and d.received_at is not null and d.finished_at <= ${now}::timestamptz
      and d.finished_at >= (${from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`.execute(db);
  const { finished, days: found } = rows[0] ?? { finished: 0, days: null };
  if (found === null || finished < fewestForForecast) return { finished, took: null };
  const [medianDays, nineInTenDays] = found;
  return { finished, took: { medianDays, nineInTenDays } };
}

/** How long the dossiers of a procedure, by its code and whatever version, took that ended at a unit in the last half year; where too few
 * ended there, in the province. One statement, two where the unit has too few. */
export async function readTook(
  ctx: Asking,
  { competentUnitId, procedureCode }: { readonly competentUnitId: string; readonly procedureCode: string },
): Promise<Took> {
  const here = await readAt(ctx, procedureCode, sql`array[${competentUnitId}::uuid]`);
  if (here.took !== null) return { ...here, of: 'unit' };
  return { ...(await readAt(ctx, procedureCode, sql`array${everyUnit}`)), of: 'province' };
}
