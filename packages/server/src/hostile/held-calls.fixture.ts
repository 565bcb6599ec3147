import { uploadFile } from '@dongbo/contract';
import { saveDraft, startDraft, takeDraftHeld, takeIntakeHeld } from '@dongbo/contract/procedures';
import type { Place } from './call-place.fixture.ts';
import { heldProcedure, type HostileServer } from './hostile-server.fixture.ts';
import {
  clientOf,
  oneStopCode,
  sampleAnswers,
  sampleOwner,
  takeInSample,
  unitIdOf,
} from './sample-dossiers.fixture.ts';
import { smallPdf } from './sample-files.fixture.ts';

/** A result of the sample owner that answers a paper, and a draft of theirs that asks for it. */
async function heldSample(server: HostileServer) {
  const counter = await clientOf(server, 'motcua.tranbien');
  const { id: heldInId } = await takeInSample(server);
  const { id: fileId } = await counter.call(uploadFile, { name: 'ket-qua.pdf' }, { bytes: new Uint8Array(smallPdf()) });
  const { pool } = server.program.databases.official;
  await pool.query('update file set attached_to = $1 where id = $2', [heldInId, fileId]);
  await pool.query(
    `insert into result (dossier_id, state, title, body, signed_at, signed_file_id, issued_at)
     select id, 'issued', 'Trích lục khai tử', 'Minh họa', received_at, $2, received_at from dossier where id = $1`,
    [heldInId, fileId],
  );
  await pool.query("update dossier set state = 'resulted', finished_at = received_at where id = $1", [heldInId]);
  const citizen = await clientOf(server, 'congdan1');
  const draft = await citizen.call(startDraft, { procedureCode: heldProcedure, another: true });
  const unitId = await unitIdOf(server, oneStopCode);
  const content = { unitId, answers: sampleAnswers, papers: [], returnMethod: 'online' as const };
  await citizen.call(saveDraft, { draftId: draft.id, version: draft.version, ...content });
  const wanted = { heldInId, heldComponentId: null, componentId: 'g1.c2' };
  const typed = { procedureCode: heldProcedure, identityNumber: sampleOwner.identityNumber };
  return { ofDraft: { draftId: draft.id, ...wanted }, ofCounter: { ...typed, ...wanted } };
}

/** A result that is held answers a paper, online and at the counter. */
export async function held({ server, add }: Place): Promise<void> {
  const { ofDraft, ofCounter } = await heldSample(server);
  add(takeDraftHeld, 'citizen', ofDraft);
  add(takeIntakeHeld, 'counter', ofCounter);
}
