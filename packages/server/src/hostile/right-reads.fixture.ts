import { PersonId, UnitId, openWithView, saveView, shareView } from '@dongbo/contract';
import * as of from '@dongbo/contract/procedures';
import { createReferral } from '../who-may/referrals.fixture.ts';
import type { Place } from './call-place.fixture.ts';
import { knownProcedure } from './hostile-server.fixture.ts';
import { draftSample, fileSample, unitIdOf } from './sample-dossiers.fixture.ts';

/** What is read by ids that belong together, and views that are shown to others: dice draw no two of them. */
export async function readsByTwo({ server, clients, add, oneStopId, divisionIds, specialistId }: Place): Promise<void> {
  const { draftId } = (await draftSample(server, 'congdan1')).filing;
  add(of.getDraft, 'citizen', { draftId });
  add(of.listDraftHeld, 'citizen', { draftId });
  add(of.getProcedure, 'citizen', { code: knownProcedure });
  add(of.listWaitingPapers, 'counter', { unitId: UnitId.parse(oneStopId) });
  const communeId = UnitId.parse(await unitIdOf(server, 'H19.145'));
  const { dossier, file } = await fileSample(server);
  const subject = {
    dossierId: dossier.id,
    fileId: file.id,
    communeId,
    oneStopId: UnitId.parse(oneStopId),
    specialistId: PersonId.parse(specialistId),
  };
  const referralId = await createReferral(server, 'official', subject);
  add(of.getReferralFile, 'counter', { referralId, fileId: file.id });
  const { id: viewId } = await clients.head.call(saveView, { page: 'inbox', name: 'Minh họa chung', search: {} });
  add(shareView, 'head', { viewId, unitId: UnitId.parse(divisionIds[0]) });
  add(openWithView, 'head', { page: 'inbox', view: viewId });
}
