import { listColleagues, type Space } from '@dongbo/contract';
import { getDossier, receiveDossier, saveDraft, startDraft } from '@dongbo/contract/procedures';
import { applicantName } from '@dongbo/testing';
import { inSpace, known, type Api } from '../api-world.fixture.ts';
import { fileDossier, oneStopUnitOf } from '../file-a-dossier.fixture.ts';
import { communeNamed } from './people.fixture.ts';
import type { Sample, SharedSubject, Subject } from './sample-row.fixture.ts';
import { systemRows } from './systems.fixture.ts';

/** A citizen's dossier that the ward has received, with its letters, and a draft of the same citizen with the same name in
 * it; both in one space. */
async function createShared(api: Api, space: Space): Promise<SharedSubject> {
  const citizen = inSpace(await api.as('congdan2'), space);
  const { dossier, paper } = await fileDossier(api, citizen);
  const counter = inSpace(await api.as('motcua.tranbien'), space);
  const seen = await counter.call(getDossier, { dossierId: dossier.id });
  const timeLimit = { unit: 'working-day', value: 1 } as const;
  await counter.call(receiveDossier, { dossierId: dossier.id, version: seen.version, timeLimit });
  const communeId = await communeNamed(api, 'Phường Trấn Biên');
  const head = await api.as('truongphong.tranbien');
  const { items } = await head.call(listColleagues, { unitId: communeId, role: 'specialist' });
  const [specialist] = items;
  if (!specialist) throw new Error('The ward has no specialist');
  const oneStopId = await oneStopUnitOf(api.nobody, 'Phường Trấn Biên');
  const draft = await citizen.call(startDraft, { procedureCode: known.commune });
  await citizen.call(saveDraft, {
    draftId: draft.id,
    version: draft.version,
    unitId: oneStopId,
    answers: { applicant: { ownerName: applicantName } },
    papers: [],
    returnMethod: 'online',
  });
  return {
    dossierId: dossier.id,
    code: dossier.code,
    fileId: paper.id,
    draftId: draft.id,
    oneStopId,
    communeId,
    specialistId: specialist.id,
  };
}

/** The shared subject of one space, and calls of every operation of every system. */
export async function createSubject(api: Api, space: Space): Promise<Subject> {
  const shared = await createShared(api, space);
  const samples: Sample[] = [];
  for (const rows of systemRows) samples.push(...(await rows.samples(api, space, shared)));
  return { ...shared, samples };
}
