import type { Space } from '@dongbo/contract';
import * as of from '@dongbo/contract/procedures';
import type { ProceduresTables } from '@dongbo/procedures';
import type { Kysely } from 'kysely';
import { inSpace, known, type Api } from '../api-world.fixture.ts';
import { draftAnswers } from '../file-a-dossier.fixture.ts';
import { sample, type Sample, type SharedSubject } from './sample-row.fixture.ts';

/** Number of `congdan2`, as the form says it. */
const proof = '075085000002';

/** A further dossier of the citizen that waits for a paper, with what a counter took in of it. */
async function waiting(api: Api, space: Space, { oneStopId, specialistId }: SharedSubject) {
  const citizen = inSpace(await api.as('congdan2'), space);
  // The draft that the others are about stays as it is.
  const draft = await citizen.call(of.startDraft, { procedureCode: known.commune, another: true });
  const filled = { unitId: oneStopId, answers: draftAnswers, returnMethod: 'online' as const, papers: [] };
  const saved = await citizen.call(of.saveDraft, { draftId: draft.id, version: draft.version, ...filled });
  const filing = { draftId: saved.id, version: saved.version, again: true, withoutPapers: true };
  const dossier = await citizen.call(of.submitDossier, filing);
  const counter = inSpace(await api.as('motcua.tranbien'), space);
  const { code, version } = await counter.call(of.getDossier, { dossierId: dossier.id });
  const items = [{ kind: 'paper', componentId: 'desk.1', name: 'Minh họa', wanted: 'Minh họa' }] as const;
  await counter.call(of.requestSupplement, { dossierId: dossier.id, version, reason: 'Minh họa', items: [...items] });
  const { supplement } = await counter.call(of.getSupplement, { dossierId: dossier.id });
  const supplementId = of.SupplementId.parse(supplement?.id);
  // The tables of procedures lie in the same search path.
  const db = api.program.databases[space].kysely as unknown as Kysely<ProceduresTables>;
  const supplementIntakeId = of.SupplementIntakeId.parse(crypto.randomUUID());
  const content = { papers: [], questions: [], lacking: ['Minh họa'], travels: false };
  await db
    .insertInto('supplement_intake')
    .values({
      id: supplementIntakeId,
      request_id: supplementId,
      dossier_id: dossier.id,
      unit_id: oneStopId,
      taken_by: specialistId,
      taken_at: api.clock.now(),
      proof: 'number',
      content: JSON.stringify(content),
    })
    .execute();
  return { code, supplementId, supplementIntakeId };
}

/** Calls of a counter to which somebody brings what another unit asked for. */
export async function counterSupplementRows(api: Api, space: Space, subject: SharedSubject): Promise<Sample[]> {
  const { code, supplementId, supplementIntakeId } = await waiting(api, space, subject);
  const stands = { unitId: subject.oneStopId, code, proof };
  return [
    sample(of.findCounterSupplement, stands, 'hidden'),
    sample(of.recordCounterSupplement, { ...stands, supplementId }, 'hidden'),
    sample(of.printSupplementIntake, { supplementIntakeId }, 'hidden'),
  ];
}
