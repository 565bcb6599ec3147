import { findStep, formatInstant } from '@dongbo/kernel';
import type { RawBuilder } from 'kysely';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { StoredSupplement } from '../supplements/stored-supplement.ts';
import { addIssuedLetter } from './issued-letter.ts';
import { SupplementRequestData } from './notice-data.ts';
import { asOfficial, bodyOf } from './letter-signer.ts';

/** What somebody left at the counter with a dossier that was not received: no receipt (form 01) says so. Pure. */
const keptAtCounter = ({ channel, clock, papers }: StoredDossier) =>
  channel === 'ONLINE' || clock !== null
    ? []
    : papers
        .map(({ name, originals, certifiedCopies, photocopies }) => ({ name, originals, certifiedCopies, photocopies }))
        .filter(({ originals, certifiedCopies, photocopies }) => originals + certifiedCopies + photocopies > 0);

/** Makes form 02 of a request: everything that lacks, why, until when, and who guides. `row` inserts the request itself, together with the
 * letter's number. */
export async function addSupplementRequest(
  ctx: Context,
  dossier: StoredDossier,
  { request, row }: { readonly request: StoredSupplement; readonly row: RawBuilder<unknown> },
): Promise<void> {
  const { ordinal } = request;
  const asking = findStep(dossier.process, dossier.stepId ?? '')?.actor;
  await addIssuedLetter(ctx, dossier, {
    form: 'supplement-request',
    ordinal,
    beside: row,
    signer: asOfficial(ctx.actor, {
      body: bodyOf(dossier, asking?.at ?? 'receiving-one-stop'),
      title: 'Người hướng dẫn',
      role: asking?.role ?? 'counter-officer',
    }),
    officer: { name: request.guideName ?? '', phone: request.guidePhone },
    reason: [request.reason],
    documentName: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    fileName: `Yeu-cau-bo-sung-${dossier.code}${ordinal === 1 ? '' : `-lan-${ordinal}`}.pdf`,
    data: (common) =>
      SupplementRequestData.parse({
        ...common,
        ordinal,
        kept: keptAtCounter(dossier),
        items: request.items.map(({ name, wanted }) => ({ name, wanted })),
        answerBy: formatInstant(request.answerBy),
      }),
  });
}
