import { dossierEvents, feeEvents } from '@dongbo/contract/procedures';
import { addNotices, formatInstant, newId } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineProjection } from '../define.ts';
import { inDong } from '../fees/in-dong.ts';

/** The moments that matter to an owner, and the text that tells of each. */
const keyOf: ReadonlyMap<string, string> = new Map([
  [dossierEvents.submitted.type, 'dossier-submitted'],
  [dossierEvents.received.type, 'dossier-received'],
  [dossierEvents.resultIssued.type, 'result-issued'],
  [dossierEvents.resultReturned.type, 'result-returned'],
  [feeEvents.demanded.type, 'fee-demanded'],
  [feeEvents.paid.type, 'fee-paid'],
  [feeEvents.refundOpened.type, 'fee-refund-opened'],
  [feeEvents.refunded.type, 'fee-refunded'],
]);

/** What a notice about money names beside the dossier. */
const moneyOf = (payload: object): Readonly<Record<string, string>> => ({
  ...('amount' in payload && { amount: inDong(Number(payload.amount)) }),
  ...('receiptNumber' in payload && { receipt: String(payload.receiptNumber) }),
});

/** Notices to the account that follows a dossier; a dossier without an account has nobody to tell here. */
export const ownerNotices = defineProjection({
  name: 'procedures.owner-notices',
  events: [
    dossierEvents.submitted,
    dossierEvents.received,
    dossierEvents.resultIssued,
    dossierEvents.resultReturned,
    feeEvents.demanded,
    feeEvents.paid,
    feeEvents.refundOpened,
    feeEvents.refunded,
  ],
  async run({ db }, events) {
    const rows = await db
      .selectFrom('dossier')
      .innerJoin('procedure_version', 'procedure_version.id', 'dossier.procedure_version_id')
      .select(['dossier.id', 'dossier.person_id', 'dossier.code', 'dossier.due_at', 'procedure_version.name'])
      .where('dossier.id', '=', sql<string>`any(${events.map(({ subjectId }) => subjectId)}::uuid[])`)
      .where('dossier.person_id', 'is not', null)
      .execute();
    const dossiers = new Map(rows.map((row) => [row.id, row]));
    const notices = events.flatMap((event) => {
      const row = dossiers.get(event.subjectId);
      const key = keyOf.get(event.type);
      if (!row || row.person_id === null || key === undefined) return [];
      return {
        // By the event's time, so that notices made anew stand where they would have stood.
        id: newId(event.at.getTime()),
        personId: row.person_id,
        system: 'procedures' as const,
        key,
        facts: {
          code: row.code,
          procedure: row.name,
          ...(row.due_at ? { dueAt: formatInstant(row.due_at) } : {}),
          ...moneyOf(event.payload),
        },
        subjectId: event.subjectId,
        eventId: event.id,
        at: event.at,
      };
    });
    await addNotices(db, notices);
  },
  // What somebody was told stays told: all events again add what is missing.
  reset: async () => undefined,
});
