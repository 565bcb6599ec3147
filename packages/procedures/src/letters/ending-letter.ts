import { addLetter, findStep, localDate } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { groundOf, writtenGround } from '../endings/ending-grounds.ts';
import type { EndingOrder } from '../endings/record-ending.ts';
import { aboutDossier, qrOf } from './about-dossier.ts';
import { RefusalNoticeData, StopNoticeData } from './letter-data.ts';

const decisions = {
  withdrawn: 'Dừng giải quyết hồ sơ theo yêu cầu của người nộp; hồ sơ được trả lại.',
  stopped: 'Dừng giải quyết hồ sơ; người nộp có thể nộp hồ sơ mới khi đủ điều kiện.',
} as const;

const usualSettlement = 'Phí, lệ phí đã nộp (nếu có) được xử lý theo quy định về phí, lệ phí.';

/** Makes the notice of a dossier that ends without a result: form 03 of a refusal, form 05 of what is withdrawn or stopped.
 * `dossier` stands where it stood before. One statement. */
export async function addEndingNotice(ctx: Context, dossier: StoredDossier, order: EndingOrder): Promise<void> {
  // What ends by rule, or by its owner, no official signs.
  const officer = ctx.actor.kind === 'official' ? ctx.actor.name : '';
  const about = {
    ...aboutDossier(ctx, dossier, { name: officer, phone: null }),
    reason: [writtenGround(groundOf(order.ground, localDate(ctx.now))), ...(order.reason === '' ? [] : [order.reason])],
  };
  const { kind } = order;
  if (kind === 'refused') {
    await addLetter(ctx, {
      subjectId: dossier.id,
      form: 'refusal-notice',
      data: RefusalNoticeData.parse(about),
      fileName: `Tu-choi-${dossier.code}.pdf`,
      qrText: qrOf(ctx, dossier, 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ'),
    });
    return;
  }
  await addLetter(ctx, {
    subjectId: dossier.id,
    form: 'stop-notice',
    data: StopNoticeData.parse({
      ...about,
      stage: findStep(dossier.process, dossier.stepId ?? '')?.name.vi ?? '',
      decision: decisions[kind],
      settlement: order.settlement ?? usualSettlement,
    }),
    fileName: `Dung-giai-quyet-${dossier.code}.pdf`,
    qrText: qrOf(ctx, dossier, 'Thông báo dừng giải quyết hồ sơ'),
  });
}
