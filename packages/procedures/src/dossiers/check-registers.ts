import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';

/** A register whose numbers are not 1, 2, 3 … up to its counter, each given once. */
export interface BrokenRegister {
  readonly book: string;
  readonly period: string;
  /** What the counter says, and what the records say: how many numbers, how many different ones, the highest. */
  readonly last: number | null;
  readonly numbers: number | null;
  readonly different: number | null;
  readonly highest: number | null;
}

export interface RegisterCheck {
  readonly registers: number;
  /** How many numbers were given in all of them. */
  readonly numbers: number;
  readonly broken: readonly BrokenRegister[];
}

/** Compares every code of a dossier and every number of a receipt, a result, a letter, minutes or a receipt for fees with the counters they
 * were drawn from. Codes of the trial space carry a mark in front, its numbers one behind, which the counters do not know. */
export async function checkRegisters(db: Kysely<ProceduresTables>): Promise<RegisterCheck> {
  const { rows } = await sql<BrokenRegister>`
    with given as (
      select 'dossier:' || regexp_replace(regexp_replace(code, '^TN\\.', ''), '-\\d{6}-\\d+$', '') as book,
        regexp_replace(code, '^.*-(\\d\\d)(\\d\\d)(\\d\\d)-\\d+$', '20\\1-\\2-\\3') as period,
        substring(code from '\\d+$')::integer as number
      from dossier
      union all
      select 'receipt:' || receiving_unit_id, to_char(received_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY'),
        substring(receipt_number from '^\\d+')::integer
      from dossier where receipt_number is not null
      union all
      select regexp_replace(book, ':\\d{4}$', ''), substring(book from '\\d{4}$'), substring(number from '^\\d+')::integer
      from result where book is not null
      union all
      select regexp_replace(book, ':\\d{4}$', ''), substring(book from '\\d{4}$'), substring(number from '^\\d+')::integer
      from result_change where book is not null
      union all
      select regexp_replace(book, ':\\d{4}$', ''), substring(book from '\\d{4}$'), substring(number from '^\\d+')::integer
      from site_check where book is not null
      union all
      select split_part(receipt_book, '/', 1), split_part(receipt_book, '/', 2), substring(receipt_number from '^\\d+')::integer
      from fee_payment where receipt_number is not null
      union all
      select 'bundle:' || from_unit_id, year::text, substring(number from '^\\d+')::integer from bundle
      union all
      select form || ':' || body_id, year::text, serial
      from issued_letter),
    taken as (
      select book, period, count(*)::integer as numbers, count(distinct number)::integer as different, max(number) as highest
      from given group by book, period)
    select book, period, counter.last, taken.numbers, taken.different, taken.highest
    from taken full join register_counter as counter using (book, period)`.execute(db);
  const broken = rows.filter(
    ({ last, numbers, different, highest }) => last !== highest || numbers !== highest || different !== highest,
  );
  const given = rows.reduce((sum, { numbers }) => sum + (numbers ?? 0), 0);
  return { registers: rows.length, numbers: given, broken };
}
