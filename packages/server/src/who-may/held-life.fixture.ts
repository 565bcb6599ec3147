import * as ofProcedures from '@dongbo/contract/procedures';
import type { Dossier } from '@dongbo/contract/procedures';
import { known, type Browser } from '../api-world.fixture.ts';
import { draftAnswers } from '../file-a-dossier.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** The case in which the paper of the dossier is one that is used again. */
export const paperCase = 'born-at-clinic';
const componentId = 'g1.c5';

/** What was handed in with a dossier that was settled is used for the next: by its owner online, and by the counter. */
export async function takeWhatIsHeld(
  { api, witness, oneStopId }: Scene,
  citizen: Browser,
  { id, owner }: Dossier,
): Promise<void> {
  const draft = await citizen.call(ofProcedures.startDraft, { procedureCode: known.commune, another: true });
  const content = { unitId: oneStopId, answers: draftAnswers, paperCase, returnMethod: 'online' as const, papers: [] };
  await citizen.call(ofProcedures.saveDraft, { draftId: draft.id, version: draft.version, ...content });
  const wanted = { heldInId: id, heldComponentId: componentId, componentId };
  await witness.call(citizen, ofProcedures.listDraftHeld, { draftId: draft.id });
  await witness.call(citizen, ofProcedures.takeDraftHeld, { draftId: draft.id, ...wanted });
  const counter = await api.as('motcua.tranbien');
  const typed = { procedureCode: known.commune, identityNumber: owner.identityNumber ?? '', paperCase };
  await witness.call(counter, ofProcedures.listIntakeHeld, typed);
  await witness.call(counter, ofProcedures.takeIntakeHeld, { ...typed, ...wanted });
}
