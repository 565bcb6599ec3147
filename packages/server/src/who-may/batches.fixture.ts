import type { Space } from '@dongbo/contract';
import * as ofBatches from '@dongbo/contract/procedures';
import type { ProceduresTables } from '@dongbo/procedures';
import type { Kysely } from 'kysely';
import type { Api } from '../api-world.fixture.ts';
import { personIdOf } from './people.fixture.ts';
import { sample, type Sample, type SharedSubject } from './sample-row.fixture.ts';

/** A batch of a person with the subject in it. */
export async function createBatch(
  api: Pick<Api, 'program' | 'clock'>,
  space: Space,
  { dossierId, code, personId }: Pick<SharedSubject, 'dossierId' | 'code'> & { readonly personId: string },
): Promise<ofBatches.BatchId> {
  // The tables of procedures lie in the same search path.
  const db = api.program.databases[space].kysely as unknown as Kysely<ProceduresTables>;
  const now = api.clock.now();
  const id = crypto.randomUUID();
  await db
    .insertInto('batch')
    .values({
      id,
      person_id: personId,
      act: 'print-receipt',
      wish: JSON.stringify({ act: 'print-receipt' }),
      state: 'ended',
      started_at: now,
      ended_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
    })
    .execute();
  await db
    .insertInto('batch_item')
    .values({ batch_id: id, ordinal: 1, dossier_id: dossierId, code, version: 1, outcome: 'done' })
    .execute();
  return ofBatches.BatchId.parse(id);
}

/** Calls about many dossiers at once. What somebody asks for is their own: nobody else learns of it. */
export async function batchRows(api: Api, space: Space, subject: SharedSubject): Promise<Sample[]> {
  const { dossierId } = subject;
  // As if the citizen had asked, who alone may read it then: of officials each sees their own.
  const batchId = await createBatch(api, space, { ...subject, personId: await personIdOf(api, 'congdan2') });
  return [
    sample(ofBatches.previewBatch, { dossierIds: dossierId }, 'empty'),
    sample(ofBatches.startBatch, { act: 'print-receipt', dossiers: [{ dossierId, version: 1 }] }, 'empty'),
    sample(ofBatches.listBatches, {}, 'empty'),
    sample(ofBatches.getBatch, { batchId }, 'hidden'),
    sample(ofBatches.getBatchFile, { batchId }, 'hidden'),
  ];
}
