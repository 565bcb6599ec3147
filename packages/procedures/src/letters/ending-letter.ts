import type { FileAnswer } from '@dongbo/contract';
import { findStep, localDate } from '@dongbo/kernel';
import type { z } from 'zod';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { decidingActor, mayDecide } from '../endings/ending-decision-rule.ts';
import { groundOf, writtenGround } from '../endings/ending-grounds.ts';
import type { EndingOrder } from '../endings/record-ending.ts';
import type { Contact } from './about-dossier.ts';
import { addIssuedLetter, draftOfLetter, type IssuedLetter } from './issued-letter.ts';
import { RefusalNoticeData, StopNoticeData } from './notice-data.ts';
import { asHead, asOfficial, bodyOf, byItself, nobody, type LetterSigner } from './letter-signer.ts';

const decisions = {
  withdrawn: 'Dừng giải quyết hồ sơ theo yêu cầu của người nộp; hồ sơ được trả lại.',
  stopped: 'Dừng giải quyết hồ sơ; người nộp có thể nộp hồ sơ mới khi đủ điều kiện.',
} as const;

const nothingPaid = 'Chưa nộp khoản nào.';

/** The dossier follows its proposal: whoever ends it is the leader. Pure. */
const isDecision = ({ proposal }: StoredDossier, { kind }: EndingOrder): boolean => proposal?.kind === kind;

/** Who stands under the notice: the leader who decided, the officer at the counter who refused or wrote the withdrawal down, and nobody
 * where a rule or its owner ended the dossier. `dossier` stands where it stood before. Pure. */
export function endingSigner(ctx: Pick<Context, 'actor'>, dossier: StoredDossier, order: EndingOrder): LetterSigner {
  const at = findStep(dossier.process, dossier.stepId ?? '')?.actor.at ?? 'receiving-one-stop';
  if (ctx.actor.kind !== 'official') return byItself(bodyOf(dossier, at));
  if (isDecision(dossier, order)) return asHead(ctx.actor, bodyOf(dossier, decidingActor(dossier)?.at ?? at));
  return asOfficial(ctx.actor, {
    body: dossier.receiving,
    title: 'Người tiếp nhận hồ sơ',
    role: 'counter-officer',
  });
}

/** Whom the owner can ask: who examined the dossier, or the officer at the counter. Pure. */
const contactOf = ({ actor }: Pick<Context, 'actor'>, dossier: StoredDossier, order: EndingOrder): Contact => ({
  name: isDecision(dossier, order) ? (dossier.proposal?.by ?? '') : actor.kind === 'official' ? actor.name : '',
  phone: null,
});

type EndingLetter = IssuedLetter<z.output<typeof RefusalNoticeData>> | IssuedLetter<z.output<typeof StopNoticeData>>;

/** The notice of a dossier that ends without a result: form 03 of a refusal, form 05 of what is withdrawn or stopped. `dossier` stands
 * where it stood before. Pure. */
function endingLetter(
  ctx: Pick<Context, 'actor' | 'now'>,
  dossier: StoredDossier,
  order: EndingOrder & { readonly settlement: string | null },
): EndingLetter {
  const { kind } = order;
  const common = {
    signer: endingSigner(ctx, dossier, order),
    officer: contactOf(ctx, dossier, order),
    reason: [writtenGround(groundOf(order.ground, localDate(ctx.now))), ...(order.reason === '' ? [] : [order.reason])],
  };
  if (kind === 'refused')
    return {
      ...common,
      form: 'refusal-notice',
      documentName: 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ',
      fileName: `Tu-choi-${dossier.code}.pdf`,
      data: (about) => RefusalNoticeData.parse(about),
    };
  return {
    ...common,
    form: 'stop-notice',
    documentName: 'Thông báo dừng giải quyết hồ sơ',
    fileName: `Dung-giai-quyet-${dossier.code}.pdf`,
    data: (about) =>
      StopNoticeData.parse({
        ...about,
        stage: findStep(dossier.process, dossier.stepId ?? '')?.name.vi ?? '',
        decision: decisions[kind],
        settlement: order.settlement ?? nothingPaid,
      }),
  };
}

/** Makes the notice of a dossier that ends without a result. */
export async function addEndingNotice(
  ctx: Context,
  dossier: StoredDossier,
  order: EndingOrder & { readonly settlement: string | null },
): Promise<void> {
  await addIssuedLetter(ctx, dossier, endingLetter(ctx, dossier, order));
}

/** The notice of a proposal as it waits for the leader; null: none waits. What becomes of money is settled when it is signed. */
export async function draftEndingNotice(ctx: Context, dossier: StoredDossier): Promise<FileAnswer | null> {
  const { proposal } = dossier;
  if (proposal === null) return null;
  const { kind, ground, reason } = proposal;
  const actor = mayDecide(ctx.actor, dossier) ? ctx.actor : { ...ctx.actor, ...nobody, kind: 'official' as const };
  const order = { kind, ground, reason, settlement: 'Ghi khi ký, theo khoản đã nộp.' };
  return await draftOfLetter(ctx, dossier, endingLetter({ actor, now: ctx.now }, dossier, order));
}
