import type { InputOf } from '@dongbo/contract';
import { confirmPaperExchange as endpoint, dossierEvents, type PaperExchange } from '@dongbo/contract/procedures';
import { closeWork } from '@dongbo/kernel';
import { defineOperation, type OperationOf } from '../define.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier, StoredReceiver } from '../dossiers/stored-dossier.ts';
import { receiverOf } from '../results/receiver-rule.ts';
import { whyNotConfirm } from './exchange-rule.ts';
import { exchangeSlot } from './exchange-slot.ts';
import { readExchanges } from './stored-exchange.ts';

type Input = InputOf<typeof endpoint>;

/** Who was at the counter; nobody where no paper went over it. */
function whoCame(ctx: OperationOf<typeof endpoint>, dossier: StoredDossier, input: Input): StoredReceiver | null {
  if (!input.isGiven && !input.isTakenBack) return null;
  const { receiver: kind, receiverName: name, receiverNumber: number, mandateSeen } = input;
  const receiver = receiverOf(dossier, kind && { kind, name, number, mandateSeen });
  return typeof receiver === 'string' ? ctx.refuse(receiver) : receiver;
}

/** What happened, as timeline and owner read it. Pure. */
function wordsOf(
  { isGiven, isTakenBack, reason }: Input,
  { wrongNumber, number }: { readonly wrongNumber: string; readonly number: string | null },
  receiver: StoredReceiver | null,
): string {
  const parts = [
    number === null ? null : `${isGiven ? 'Đã giao' : 'Chưa giao'} văn bản số ${number}`,
    `${isTakenBack ? 'đã thu lại' : 'chưa thu lại'} văn bản số ${wrongNumber}`,
    receiver === null ? null : `người đến quầy: ${receiver.name}`,
    reason?.trim() ? `lý do: ${reason.trim()}` : null,
  ].filter((part) => part !== null);
  const said = parts.join('; ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** The counter writes down that the right paper went out and the wrong one came back, or why it did not. */
export const confirmPaperExchange = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const open = (await readExchanges(ctx.db, dossier.id, ctx.now)).find(
    ({ id, state }) => id === input.paperExchangeId && state === 'open',
  );
  if (open === undefined) return ctx.refuse('paper-exchange.not-open');
  const lack = whyNotConfirm(input, open);
  if (lack !== null) return ctx.refuse(lack);
  const receiver = whoCame(ctx, dossier, input);
  await close(ctx, open.id, input, receiver);
  ctx.later(closeWork(ctx.db, { system: 'procedures', subjectId: dossier.id, slot: exchangeSlot }));
  ctx.emit(
    dossierEvents.paperExchanged,
    {
      dossierId: dossier.id,
      code: dossier.code,
      exchangeId: input.paperExchangeId,
      wrongNumber: open.wrongNumber,
      number: open.number,
      isGiven: input.isGiven,
      isTakenBack: input.isTakenBack,
      note: wordsOf(input, open, receiver),
    },
    { subjectId: dossier.id, unitId: dossier.receiving.id },
  );
  return { id: input.paperExchangeId };
});

/** The dossier is locked, so that of two at once the second finds it closed. */
const close = async (
  ctx: OperationOf<typeof endpoint>,
  id: PaperExchange['id'] | string,
  { isGiven, isTakenBack, reason }: Input,
  receiver: StoredReceiver | null,
): Promise<unknown> =>
  await ctx.db
    .updateTable('paper_exchange')
    .set({
      state: 'closed',
      is_given: isGiven,
      is_taken_back: isTakenBack,
      reason: reason?.trim() || null,
      receiver_kind: receiver?.kind ?? null,
      receiver_name: receiver?.name ?? null,
      receiver_number: receiver?.number ?? null,
      closed_by: ctx.actor.personId,
      closed_at: ctx.now,
      tell_next_at: null,
    })
    .where('id', '=', id)
    .execute();
