import { formatPhone } from '@dongbo/contract';
import { Owner } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { suspendedInWords } from '../letters/delays.ts';
import type { TrackingBookData } from '../letters/letter-data.ts';
import { bookVolume } from '../letters/receipt-book.ts';
import { term } from '../letters/terms.ts';
import type { BookRow } from './book-store.ts';
import { changeInWords } from './change-in-words.ts';
import { receiverInWords } from './receiver-in-words.ts';

export interface Period {
  readonly unitId: string;
  readonly from: string;
  readonly to: string;
}

/** The book of a year, where the period lies in one. */
export const bookOf = ({ from, to }: Period) =>
  from.slice(0, 4) === to.slice(0, 4) ? { year: Number(from.slice(0, 4)), volume: bookVolume } : null;

const pausesOf = ({ pauses }: BookRow) =>
  (pauses ?? []).map(({ from, to }) => ({ from: new Date(from), to: to === null ? null : new Date(to) }));

/** A line of the book, as it is printed and written into a file. */
export function lineOf(ctx: Pick<Context, 'now' | 'calendar'>, row: BookRow): TrackingBookData['rows'][number] {
  const owner = Owner.parse(row.owner);
  return {
    dossierCode: row.code,
    procedureName: row.procedure_name,
    field: row.field,
    sets: 1,
    ownerName: owner.name,
    address: owner.address ?? '',
    phone: owner.phone && formatPhone(owner.phone),
    receivedAt: formatInstant(row.received_at ?? row.submitted_at),
    dueAt: row.due_at && formatInstant(row.due_at),
    promisedOn: row.promised_on,
    supplements: row.supplements,
    suspended: suspendedInWords(pausesOf(row), { calendar: ctx.calendar(row.calendar), now: ctx.now }),
    returnedAt: row.returned_at && formatInstant(row.returned_at),
    resultReceiver: receiverInWords(row),
    channel: term(`channel.${row.channel}`),
    status: [term(`dossier-state.${row.state}`), changeInWords(row.result_change)]
      .filter((part) => part !== null)
      .join('. '),
  };
}
