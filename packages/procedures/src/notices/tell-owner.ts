import { type EventType, type PayloadOf } from '@dongbo/contract';
import { dossierEvents } from '@dongbo/contract/procedures';
import { addNotice, formatInstant, type OccurredEvent } from '@dongbo/kernel';
import { defineReaction, type Context } from '../define.ts';

type DossierEvent = (typeof dossierEvents)['submitted' | 'received' | 'resultIssued' | 'resultReturned'];

/** Tells the account that follows a dossier what happened; a dossier without an account has nobody to tell here. */
async function tellOwner<E extends EventType>(
  ctx: Context,
  event: OccurredEvent<PayloadOf<E>>,
  key: string,
): Promise<void> {
  const row = await ctx.db
    .selectFrom('dossier')
    .innerJoin('procedure_version', 'procedure_version.id', 'dossier.procedure_version_id')
    .select(['dossier.person_id', 'dossier.code', 'dossier.due_at', 'procedure_version.name'])
    .where('dossier.id', '=', event.subjectId)
    .executeTakeFirst();
  if (!row || row.person_id === null) return;
  ctx.about(event.subjectId);
  await addNotice(ctx.db, {
    id: ctx.newId(),
    personId: row.person_id,
    system: 'procedures',
    key,
    facts: { code: row.code, procedure: row.name, ...(row.due_at ? { dueAt: formatInstant(row.due_at) } : {}) },
    subjectId: event.subjectId,
    eventId: event.id,
    at: ctx.now,
  });
}

const tell = (event: DossierEvent, key: string) =>
  defineReaction(event as EventType, `procedures.tell-owner.${key}`, (ctx, occurred) => tellOwner(ctx, occurred, key));

/** Notices to the owner at the four moments that matter to them. */
export const ownerNotices = [
  tell(dossierEvents.submitted, 'dossier-submitted'),
  tell(dossierEvents.received, 'dossier-received'),
  tell(dossierEvents.resultIssued, 'result-issued'),
  tell(dossierEvents.resultReturned, 'result-returned'),
];
