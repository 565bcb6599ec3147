import { normalisePhone } from '@dongbo/contract';
import { dossierEvents } from '@dongbo/contract/procedures';
import { changeAddress, turnAddressOn, type Actor } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import type { DossierWithEvents, StoredDossier } from '../dossiers/stored-dossier.ts';
import { submitterOf } from '../dossiers/submitter.ts';

type Asking = Context & {
  refuse(code: 'message-way.not-offered' | 'message-way.not-a-mobile'): never;
};

/** The telephone of who stood at the counter: nobody agrees for somebody else's. Pure. */
export const phoneAtCounter = (dossier: Pick<StoredDossier, 'owner' | 'submitterName' | 'answers'>): string | null => {
  const submitter = submitterOf(dossier);
  return submitter === null ? dossier.owner.phone : submitter.phone;
};

/** The end of a number, by which its owner knows it. Pure. */
const endOf = (e164: string): string => `•••${e164.slice(-3)}`;

/** Whoever stands there agrees to text messages about this dossier (0069). Three statements where they do, none where they do not. */
export async function agreeToMessages(ctx: Asking, dossier: StoredDossier, agrees: boolean): Promise<void> {
  if (!agrees) return;
  if (ctx.messageGateways.of(ctx.space, 'sms') === null) return ctx.refuse('message-way.not-offered');
  const phone = normalisePhone(phoneAtCounter(dossier) ?? '');
  if (!phone.ok || phone.kind !== 'mobile') return ctx.refuse('message-way.not-a-mobile');
  await turnAddressOn(ctx, { of: { subjectId: dossier.id }, channel: 'sms', address: phone.e164, language: 'vi' });
  ctx.emit(
    dossierEvents.messagesAgreed,
    { dossierId: dossier.id, code: dossier.code, note: endOf(phone.e164) },
    { subjectId: dossier.id, unitId: dossier.receiving.id },
  );
}

/** Nothing goes to the number any more, and it is removed from where messages go; the consent and its end stay on record. */
export async function endMessages(ctx: Context, dossier: StoredDossier): Promise<void> {
  await changeAddress(ctx, { of: { subjectId: dossier.id }, channel: 'sms', choice: 'removed' });
  ctx.emit(
    dossierEvents.messagesStopped,
    { dossierId: dossier.id, code: dossier.code },
    { subjectId: dossier.id, unitId: dossier.receiving.id },
  );
}

/** The number of who stood there was put right: they agreed for the other one, which is told nothing any more. */
export async function endIfOtherPhone(
  ctx: Context,
  { before, after }: { readonly before: StoredDossier; readonly after: StoredDossier },
): Promise<void> {
  if (phoneAtCounter(before) === phoneAtCounter(after)) return;
  const told = await ctx.db
    .selectFrom('message_address')
    .select('id')
    .where('subject_id', '=', after.id)
    .where('space', '=', ctx.space)
    .where('address', 'is not', null)
    .executeTakeFirst();
  if (told !== undefined) await endMessages(ctx, after);
}

const said: ReadonlySet<string> = new Set([dossierEvents.messagesAgreed.type, dossierEvents.messagesStopped.type]);

/** Do messages about it go to who stood at the counter? Pure. */
export const isToldByPhone = ({ events }: Pick<DossierWithEvents, 'events'>): boolean =>
  events.findLast(({ type }) => said.has(type))?.type === dossierEvents.messagesAgreed.type;

/** May the actor take the consent back for whoever asks? Pure. */
export const mayStopMessages = (actor: Actor, dossier: StoredDossier): boolean =>
  mayForDossier(actor, 'procedures.messages.stop', dossier);
