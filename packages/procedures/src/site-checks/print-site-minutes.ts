import { printSiteMinutes as endpoint } from '@dongbo/contract/procedures';
import { agencyOf, composeLetter, formatInstant, notFound, printedAnswer } from '@dongbo/kernel';
import { defineOperation, type Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { qrOf } from '../letters/about-dossier.ts';
import { SiteMinutesData } from '../letters/site-minutes-data.ts';
import { findSiteChecksOf } from './find-site-checks.ts';
import { loadSiteCheck } from './load-site-check.ts';
import type { StoredSiteCheck } from './stored-site-check.ts';

const degrees = (value: number): string => value.toFixed(5).replace('.', ',');

/** The minutes that these put right. */
async function correctedOf(ctx: Context, { corrects, correctionReason, dossierId }: StoredSiteCheck) {
  if (corrects === null) return null;
  const before = (await findSiteChecksOf(ctx.db, dossierId, ctx.now)).find(({ id }) => id === corrects);
  return { number: before?.number ?? '', reason: correctionReason ?? '' };
}

/** The minutes on paper, with the signatures that are there when they are printed: their words never change, so that the same paper
 * comes out whenever it is asked for. */
export const printSiteMinutes = defineOperation(endpoint, async (ctx, { siteCheckId }) => {
  const { check } = await loadSiteCheck(ctx, siteCheckId, endpoint.name);
  ctx.about(check.dossierId);
  const { record, number, recordedAt } = check;
  if (record === null || number === null || recordedAt === null) return ctx.refuse('site-check.not-possible');
  const dossier = (await findDossier(ctx.db, check.dossierId, { at: ctx.now, lock: false })) ?? notFound();
  const { superior, name, place } = agencyOf(dossier.competent);
  const { latitude, longitude } = record;
  const data = SiteMinutesData.parse({
    agency: { superior, name },
    place,
    number,
    writtenAt: formatInstant(recordedAt),
    dossierCode: dossier.code,
    procedure: dossier.procedure.name,
    owner: dossier.owner.name,
    corrects: await correctedOf(ctx, check),
    plannedAt: formatInstant(check.plannedAt),
    startedAt: record.startedAt,
    endedAt: record.endedAt,
    site: record.place,
    coordinates: latitude === null || longitude === null ? null : `${degrees(latitude)}; ${degrees(longitude)}`,
    subject: check.subject,
    members: check.members.map((member) => ({
      name: member.name,
      body: member.body,
      present: record.present.includes(member.key),
      isOnPaper: member.personId === null,
      signedAt: check.signatures.find(({ key }) => key === member.key)?.at ?? null,
    })),
    ownerPresent: record.ownerPresent,
    findings: record.findings,
    differs: record.outcome === 'differs',
    objections: record.objections,
    photographs: record.fileIds.length,
    ownerSignature: check.paper?.owner ?? null,
    refusal: check.paper?.reason ?? '',
  });
  const title = 'Biên bản kiểm tra thực địa';
  const fileName = `Bien-ban-kiem-tra-thuc-dia-${number.replaceAll('/', '-')}.pdf`;
  return await printedAnswer(
    ctx,
    composeLetter(ctx, { form: 'site-minutes', data, qrText: qrOf(ctx, dossier, title), fileName }),
  );
});
