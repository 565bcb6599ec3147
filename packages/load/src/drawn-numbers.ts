import type { OwnerPool } from './owner-pool.ts';
import type { Place } from './places.ts';

/** A number that an act beside the straight way drew from a register: of a receipt for fees, of minutes, of a letter. */
export interface DrawnNumber {
  readonly table: 'fee_payment' | 'site_check' | 'issued_letter';
  /** Name of the register without unit, as `site-minutes`. */
  readonly series: string;
  /** Whose register it is, in the original. */
  readonly unitId: string;
  /** YYYY-MM-DD on which it was drawn. */
  readonly day: string;
  /** As it stands on paper: `0000012`, `03/BB-KTTĐ`. */
  readonly written: string;
}

/** Which units of the original stand for those of a commune. */
interface Units {
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
}

/** The unit of a copy in whose register a number stands. Pure. */
export const unitAt = (unitId: string, { receivingUnitId, competentUnitId }: Units, place: Place): string =>
  unitId === competentUnitId ? place.id : unitId === receivingUnitId ? place.oneStopId : unitId;

/** Name of the register in which the number of a copy is drawn. Pure. */
export const registerAt = ({ series, unitId }: DrawnNumber, units: Units, place: Place): string =>
  `${series}:${unitAt(unitId, units, place)}`;

/** Another number in the same writing. Pure. */
export function writtenAs({ written }: Pick<DrawnNumber, 'written'>, number: number): string {
  const digits = /^\d+/.exec(written)?.[0] ?? '';
  // "07/…" has two digits at least; "123/…" says nothing of how many.
  const least = digits.startsWith('0') ? digits.length : 2;
  return `${String(number).padStart(least, '0')}${written.slice(digits.length)}`;
}

/** The numbers that the rows of a dossier name beside its own, its receipt's and its result's.
 * @throws where it has two of one kind, which copies cannot tell apart. */
export async function readDrawnNumbers(pool: OwnerPool, dossierId: string): Promise<DrawnNumber[]> {
  const { rows } = await pool.query<DrawnNumber>(
    `select 'fee_payment' as table, 'fee-receipt' as series, split_part(split_part(receipt_book, ':', 2), '/', 1) as "unitId",
      (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date::text as day, receipt_number as written
    from fee_payment where dossier_id = $1 and receipt_number is not null
    union all
    select 'site_check', split_part(book, ':', 1), split_part(book, ':', 2),
      (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date::text, number
    from site_check where dossier_id = $1 and number is not null
    union all
    select 'issued_letter', i.form, i.body_id::text, (i.issued_at at time zone 'Asia/Ho_Chi_Minh')::date::text,
      coalesce((select l.data #>> '{data,number}' from letter l where l.subject_id = i.dossier_id and l.form = i.form
        order by l.ordinal desc limit 1), i.serial::text)
    from issued_letter i where i.dossier_id = $1`,
    [dossierId],
  );
  if (new Set(rows.map(({ table }) => table)).size < rows.length)
    throw new Error(`The dossier ${dossierId} has two numbers of one kind and cannot be multiplied`);
  return rows;
}
