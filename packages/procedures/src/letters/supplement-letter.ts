import { addLetter, formatInstant } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { StoredSupplement } from '../supplements/stored-supplement.ts';
import { aboutDossier, qrOf } from './about-dossier.ts';
import { SupplementRequestData } from './letter-data.ts';

/** Makes form 02 of a request: everything that lacks, why, until when, and who guides. One statement. */
export async function addSupplementRequest(
  ctx: Context,
  dossier: StoredDossier,
  request: StoredSupplement,
): Promise<void> {
  const { ordinal } = request;
  await addLetter(ctx, {
    subjectId: dossier.id,
    form: 'supplement-request',
    ordinal,
    data: SupplementRequestData.parse({
      ...aboutDossier(ctx, dossier, { name: request.guideName ?? '', phone: request.guidePhone }),
      reason: [request.reason],
      ordinal,
      items: request.items.map(({ name, wanted }) => ({ name, wanted })),
      answerBy: formatInstant(request.answerBy),
    }),
    fileName: `Yeu-cau-bo-sung-${dossier.code}${ordinal === 1 ? '' : `-lan-${ordinal}`}.pdf`,
    qrText: qrOf(ctx, dossier, 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ'),
  });
}
