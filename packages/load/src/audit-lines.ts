import { auditColumns } from '@dongbo/kernel';
import type { ReadOriginal } from './read-original.ts';
import type { Slot } from './slots.ts';

/** Under this name stands the text of a copy's entries of the audit among the tables. */
export const auditText = 'audit_entry as text';

const since1970 = 946_684_800_000;
const microsAWeek = 7 * 86_400_000_000;

/** As the audit writes an instant for its seal: UTC, to the microsecond. PostgreSQL counts from the year 2000. */
function instantText(micros: number): string {
  const whole = new Date(since1970 + Math.floor(micros / 1000)).toISOString().slice(0, -1);
  return `${whole}${String(micros % 1000).padStart(3, '0')}Z`;
}

// They stand in the text only until it is split, and in no name or code.
const xidMark = '<xid>';
const atMark = (micros: number): string => `<at ${micros}>`;

/** The entries of an original as they are sealed, one line of JSON each, in the order of their ids, and the slots with which
 * copies of them are made. */
export function auditLines(original: ReadOriginal, slots: readonly Slot[]): { text: string; slots: readonly Slot[] } {
  const instants = new Set<number>();
  const lines = (original.rows.get('audit_entry') ?? []).map((fields) => {
    const values = auditColumns.map((name) => {
      const field = fields.find(({ column }) => column === name);
      if (name === 'xid') return xidMark;
      if (name !== 'at') return field?.text ?? null;
      const micros = Number(field?.bytes?.readBigInt64BE() ?? 0n);
      instants.add(micros);
      return atMark(micros);
    });
    return { order: original.rowIds.get(values[0] ?? '') ?? 0, line: `${JSON.stringify(values)}\n` };
  });
  const text = lines
    .toSorted((one, other) => one.order - other.order)
    .map(({ line }) => line)
    .join('');
  const moved = [...instants].map((micros): Slot => ({
    replaces: atMark(micros),
    text: ({ week }) => instantText(micros - week * microsAWeek),
    sameBy: ({ week }) => week,
  }));
  const xid: Slot = { replaces: xidMark, text: (draw) => String(draw.xid), sameBy: (draw) => draw.xid };
  return { text, slots: [...slots, xid, ...moved] };
}
