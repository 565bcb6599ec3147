import { dossierEvents, feeEvents, siteCheckEvents } from '@dongbo/contract/procedures';
import { addMessages, addNotices, formatInstant, newId } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineProjection } from '../define.ts';
import { followerOf } from '../dossiers/own-dossier.ts';
import { inDong } from '../fees/in-dong.ts';
import { messageOf } from './owner-messages.ts';

/** The moments that matter to an owner, and the text that tells of each; how a dossier ended has a text by its kind. */
const keyOf: ReadonlyMap<string, string> = new Map([
  [dossierEvents.submitted.type, 'dossier-submitted'],
  [dossierEvents.received.type, 'dossier-received'],
  [dossierEvents.arrived.type, 'dossier-arrived'],
  [dossierEvents.resultIssued.type, 'result-issued'],
  [dossierEvents.resultReturned.type, 'result-returned'],
  [feeEvents.demanded.type, 'fee-demanded'],
  [feeEvents.paid.type, 'fee-paid'],
  [feeEvents.refundOpened.type, 'fee-refund-opened'],
  [feeEvents.refunded.type, 'fee-refunded'],
  [dossierEvents.supplementAsked.type, 'supplement-asked'],
  [dossierEvents.corrected.type, 'dossier-corrected'],
  [dossierEvents.paperReused.type, 'paper-reused'],
  [dossierEvents.correctionRefused.type, 'correction-refused'],
  [dossierEvents.paperExchanged.type, 'paper-exchanged'],
  [dossierEvents.apologySent.type, 'apology-sent'],
  [siteCheckEvents.planned.type, 'owner-site-check-planned'],
  [siteCheckEvents.postponed.type, 'owner-site-check-postponed'],
  [siteCheckEvents.cancelled.type, 'owner-site-check-cancelled'],
  [siteCheckEvents.recorded.type, 'owner-site-check-recorded'],
]);

/** What a notice about money names beside the dossier. */
const moneyOf = (payload: object): Readonly<Record<string, string>> => ({
  ...('amount' in payload && { amount: inDong(Number(payload.amount)) }),
  ...('receiptNumber' in payload && { receipt: String(payload.receiptNumber) }),
});

/** The new day that an apology names. */
const promiseOf = ({ type, payload }: Told): Readonly<Record<string, string>> =>
  type === dossierEvents.apologySent.type
    ? { promisedOn: dossierEvents.apologySent.payload.parse(payload).promisedOn }
    : {};

/** The paper that does not hold any more, and the one that takes its place. */
function papersOf({ type, payload }: Told): Readonly<Record<string, string>> {
  if (type !== dossierEvents.resultChanged.type) return {};
  const { replaced, number, exchangeAt } = dossierEvents.resultChanged.payload.parse(payload);
  return { replaced, ...(number !== null && { number }), ...(exchangeAt !== undefined && { unit: exchangeAt }) };
}

/** The counter that took in what was asked for; nothing where its owner sent it themselves. */
function takenAt({ type, payload }: Told): Readonly<Record<string, string>> {
  const { supplementRecorded: part, supplementAnswered: all } = dossierEvents;
  if (type !== part.type && type !== all.type) return {};
  const { counter } = part.payload.parse(payload);
  return counter === undefined ? {} : { unit: counter };
}

interface Told {
  readonly type: string;
  readonly payload: unknown;
}

/** Was it received for another body, so that no date is known yet? */
const isElsewhere = ({ type, payload }: Told): boolean =>
  type === dossierEvents.received.type && dossierEvents.received.payload.parse(payload).dueAt === null;

/** What is asked of others, and that it came, in the words for its kind. */
function keyOfReferral({ type, payload }: Told): string | undefined {
  if (type === dossierEvents.referralAsked.type)
    return `owner-asked-${dossierEvents.referralAsked.payload.parse(payload).kind}`;
  if (type === dossierEvents.referralAnswered.type)
    return `owner-answered-${dossierEvents.referralAnswered.payload.parse(payload).kind}`;
  return undefined;
}

/** The unit that is asked; never who of it. */
const unitOf = ({ type, payload }: Told): Readonly<Record<string, string>> =>
  type === dossierEvents.referralAsked.type ? { unit: dossierEvents.referralAsked.payload.parse(payload).note } : {};

/** Events of which the owner is told in their own words: when and where somebody comes, why not, and which paper was used again. */
const inTheirWords: ReadonlySet<string> = new Set([
  siteCheckEvents.planned.type,
  siteCheckEvents.postponed.type,
  siteCheckEvents.cancelled.type,
  dossierEvents.paperReused.type,
  dossierEvents.correctionRefused.type,
  dossierEvents.paperExchanged.type,
]);

const Noted = z.object({ note: z.string() });

const noteOf = ({ type, payload }: Told): Readonly<Record<string, string>> =>
  inTheirWords.has(type) ? { note: Noted.parse(payload).note } : {};

/** The owner is told of every visit, and asked to be there where that is wished. */
const isAskedToBeThere = ({ type, payload }: Told): boolean =>
  type === siteCheckEvents.planned.type && siteCheckEvents.planned.payload.parse(payload).asksOwner;

/** Whoever let a paper be used again themselves knows of it; an official's use is told. */
const isOwnUse = ({ type, actorId }: Told & { readonly actorId: string | null }, personId: string | null): boolean =>
  type === dossierEvents.paperReused.type && actorId === personId;

function keyFor({ type, payload }: Told): string | undefined {
  if (type === dossierEvents.resultChanged.type) {
    const { kind, exchangeAt } = dossierEvents.resultChanged.payload.parse(payload);
    return `result-changed-${kind}${exchangeAt === undefined ? '' : '-on-paper'}`;
  }
  if (takenAt({ type, payload })['unit'] !== undefined) return 'supplement-taken';
  if (isElsewhere({ type, payload })) return 'dossier-received-elsewhere';
  if (isAskedToBeThere({ type, payload })) return 'owner-site-check-asked';
  if (type !== dossierEvents.ended.type) return keyOf.get(type) ?? keyOfReferral({ type, payload });
  return `dossier-${dossierEvents.ended.payload.parse(payload).kind}`;
}

/** Until when whoever holds a paper that does not hold any more brings it back; null: nobody does. */
const broughtBackBy = ({ type, payload }: Told): string | null =>
  type === dossierEvents.resultChanged.type
    ? (dossierEvents.resultChanged.payload.parse(payload).exchangeBy ?? null)
    : null;

/** The date that the text names: until when an answer is waited for, or when the result is due. */
function dateFor({ type, payload }: Told, dueAt: Date | null): string | null {
  if (type === dossierEvents.supplementAsked.type) return dossierEvents.supplementAsked.payload.parse(payload).answerBy;
  if (type === dossierEvents.resultChanged.type) return broughtBackBy({ type, payload });
  return isElsewhere({ type, payload }) ? null : dueAt && formatInstant(dueAt);
}

/** Notices to the account that follows a dossier, and messages to whoever wants to be told outside; a dossier that was handed in on paper
 * has nobody to tell here but by a telephone number. */
export const ownerNotices = defineProjection({
  name: 'procedures.owner-notices',
  events: [
    dossierEvents.submitted,
    dossierEvents.received,
    dossierEvents.arrived,
    dossierEvents.resultIssued,
    dossierEvents.resultReturned,
    feeEvents.demanded,
    feeEvents.paid,
    feeEvents.refundOpened,
    feeEvents.refunded,
    dossierEvents.supplementAsked,
    dossierEvents.supplementRecorded,
    dossierEvents.supplementAnswered,
    dossierEvents.apologySent,
    dossierEvents.ended,
    dossierEvents.resultChanged,
    dossierEvents.corrected,
    dossierEvents.paperReused,
    dossierEvents.correctionRefused,
    dossierEvents.paperExchanged,
    dossierEvents.referralAsked,
    dossierEvents.referralAnswered,
    siteCheckEvents.planned,
    siteCheckEvents.postponed,
    siteCheckEvents.cancelled,
    siteCheckEvents.recorded,
  ],
  async run({ db, space, now }, events) {
    const rows = await db
      .selectFrom('dossier as d')
      .innerJoin('procedure_version as v', 'v.id', 'd.procedure_version_id')
      .select(['d.id', followerOf.as('person_id'), 'd.code', 'd.due_at', 'v.name'])
      .where('d.id', '=', sql<string>`any(${events.map(({ subjectId }) => subjectId)}::uuid[])`)
      .execute();
    const dossiers = new Map(rows.map((row) => [row.id, row]));
    const notices = events.flatMap((event) => {
      const row = dossiers.get(event.subjectId);
      const key = keyFor(event);
      if (!row || row.person_id === null || key === undefined || isOwnUse(event, row.person_id)) return [];
      const dueAt = dateFor(event, row.due_at);
      return {
        // By the event's time, so that notices made anew stand where they would have stood.
        id: newId(event.at.getTime()),
        personId: row.person_id,
        system: 'procedures' as const,
        key,
        facts: {
          code: row.code,
          ...promiseOf(event),
          ...unitOf(event),
          ...takenAt(event),
          ...papersOf(event),
          ...noteOf(event),
          procedure: row.name,
          ...(dueAt === null ? {} : { dueAt }),
          ...moneyOf(event.payload),
        },
        subjectId: event.subjectId,
        eventId: event.id,
        at: event.at,
      };
    });
    await addNotices(db, notices);
    const messages = events.flatMap((event) => {
      const row = dossiers.get(event.subjectId);
      const key = keyFor(event);
      if (!row || key === undefined || isOwnUse(event, row.person_id)) return [];
      const { promisedOn = null } = promiseOf(event);
      const message = messageOf({
        key,
        dossierId: row.id,
        code: row.code,
        personId: row.person_id,
        eventId: event.id,
        at: event.at,
        date: promisedOn ?? dateFor(event, row.due_at),
        isLastDay: event.type === dossierEvents.supplementAsked.type,
      });
      return message === null ? [] : [message];
    });
    await addMessages({ db, space, now }, messages);
  },
  // What somebody was told stays told: all events again add what is missing.
  reset: async () => undefined,
});
