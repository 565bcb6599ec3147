import { rowsOf, type Evidence, type Finding } from './finding.ts';

interface Register {
  readonly book: string;
  readonly period: string;
  /** What the counter says. */
  readonly last: number | null;
  /** What the records say. */
  readonly numbers: number | null;
  readonly different: number | null;
  readonly highest: number | null;
}

/** Codes of dossiers by unit and day of the code, numbers of receipts by unit and year, of results by book and year, each
 * beside its counter. */
const registers = `
  with given as (
    select 'dossier:' || regexp_replace(code, '-\\d{6}-\\d+$', '') as book,
      regexp_replace(code, '^.*-(\\d\\d)(\\d\\d)(\\d\\d)-\\d+$', '20\\1-\\2-\\3') as period,
      substring(code from '\\d+$')::integer as number
    from dossier
    union all
    select 'receipt:' || receiving_unit_id, to_char(received_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY'),
      substring(receipt_number from '^\\d+')::integer
    from dossier where receipt_number is not null
    union all
    select regexp_replace(book, ':\\d{4}$', ''), substring(book from '\\d{4}$'), substring(number from '^\\d+')::integer
    from result where book is not null),
  taken as (
    select book, period, count(*)::integer as numbers, count(distinct number)::integer as different, max(number) as highest
    from given group by book, period)
  select book, period, counter.last, taken.numbers, taken.different, taken.highest
  from taken full join register_counter as counter using (book, period)`;

/** Numbers run from 1 to the counter, each given once. */
export async function compareRegisters(evidence: Evidence): Promise<Finding> {
  const rows = await rowsOf<Register>(evidence, registers);
  const differences: string[] = [];
  let gaps = 0;
  let doubles = 0;
  let numbers = 0;
  for (const { book, period, last, numbers: given, different, highest } of rows) {
    numbers += given ?? 0;
    if ((given ?? 0) !== (different ?? 0)) doubles += 1;
    if (last !== highest || different !== highest) gaps += 1;
    if (last === highest && given === highest && different === highest) continue;
    differences.push(
      `register ${book}/${period}: counter ${last ?? 0}, ${given ?? 0} numbers, ${different ?? 0} different, highest ${highest ?? 0}`,
    );
  }
  return {
    figures: { registers: rows.length, numbersGiven: numbers, registerGaps: gaps, registerDoubles: doubles },
    differences,
  };
}
