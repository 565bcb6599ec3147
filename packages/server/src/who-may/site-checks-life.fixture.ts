import { uploadFile } from '@dongbo/contract';
import * as ofChecks from '@dongbo/contract/procedures';
import type { DossierId, SiteRecord } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import { smallPdf } from '../hostile/sample-files.fixture.ts';
import { personIdOf } from './people.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** The specialist plans to look on the spot, moves and cancels one, writes down what was found, and puts it right; a colleague who was
 * there signs, and so does the owner on paper. */
export async function lookOnTheSpot({ api, witness }: Scene, dossierId: DossierId): Promise<void> {
  const specialist = await api.as('chuyenvien.tranbien');
  const colleague = await api.as('chuyenvien2.tranbien');
  const memberIds = [await personIdOf(api, 'chuyenvien2.tranbien')];
  const inHours = (hours: number) => formatInstant(new Date(api.clock.now().getTime() + hours * 3_600_000));
  await witness.call(specialist, ofChecks.getSiteCheckChoices, { dossierId });
  const plan = async (variant?: string) => {
    const { version } = await specialist.call(ofChecks.getDossier, { dossierId });
    const words = { place: 'Thửa đất số 125', subject: 'Ranh giới', plannedAt: inHours(0.02), memberIds };
    await witness.call(specialist, ofChecks.planSiteCheck, { dossierId, version, ...words }, variant);
    const { items } = await witness.call(specialist, ofChecks.listSiteChecks, { dossierId });
    const last = items.at(-1);
    if (last === undefined) throw new Error('Nothing was planned');
    return { siteCheckId: last.id, version: last.version };
  };
  const first = await plan();
  const moving = { ...first, plannedAt: inHours(0.03), reason: 'Trời mưa' };
  const moved = await witness.call(specialist, ofChecks.postponeSiteCheck, moving);
  const cancelling = { siteCheckId: first.siteCheckId, version: moved.version, reason: 'Không cần nữa' };
  await witness.call(specialist, ofChecks.cancelSiteCheck, cancelling);
  const second = await plan('another');
  api.clock.advance(2 * 60_000);
  const photo = await specialist.call(uploadFile, { name: 'thuc-dia.pdf' }, { bytes: smallPdf() });
  const record: SiteRecord = {
    startedAt: inHours(-0.008),
    endedAt: inHours(-0.004),
    place: 'Thửa đất số 125',
    latitude: 10.94731,
    longitude: 106.82362,
    present: ['m1', 'm2'],
    ownerPresent: true,
    findings: 'Mốc giới rõ ràng',
    objections: '',
    outcome: 'as-declared',
    fileIds: [photo.id],
  };
  const written = await witness.call(specialist, ofChecks.recordSiteCheck, { ...second, record });
  const { siteCheckId } = second;
  await witness.call(colleague, ofChecks.getSiteCheck, { siteCheckId });
  await witness.file(colleague, ofChecks.getSiteCheckFile, { siteCheckId, fileId: photo.id });
  await witness.file(specialist, ofChecks.printSiteMinutes, { siteCheckId });
  const signed = await witness.call(colleague, ofChecks.signSiteCheck, { siteCheckId, version: written.version });
  const scan = await specialist.call(uploadFile, { name: 'ban-ky.pdf' }, { bytes: smallPdf() });
  const paper = { siteCheckId, version: signed.version, owner: 'signed' as const, fileIds: [scan.id] };
  const onPaper = await witness.call(specialist, ofChecks.signSiteCheckOnPaper, paper);
  const right = { ...record, findings: 'Mốc giới rõ ràng, đủ 4 mốc' };
  const putting = { siteCheckId, version: onPaper.version, reason: 'Ghi thiếu số mốc', record: right };
  await witness.call(specialist, ofChecks.correctSiteCheck, putting);
}
