import * as of from '@dongbo/contract/procedures';
import { drain } from '@dongbo/kernel';
import type { Place } from './call-place.fixture.ts';

/** Calls about many dossiers at once. */
export async function manyAtOnce({ server, clients, file, add }: Place): Promise<void> {
  const order = async (act: of.BatchAct) => {
    const { id: dossierId, version } = await file();
    return { act, dossiers: [{ dossierId, version }] };
  };
  add(of.previewBatch, 'counter', { dossierIds: (await file()).id });
  add(of.startBatch, 'counter', await order('receive'));
  add(of.listBatches, 'counter', {});
  const received = await file();
  await clients.counter.call(of.receiveDossier, {
    dossierId: received.id,
    version: received.version,
    timeLimit: { unit: 'working-day', value: 1 },
  });
  const { id: batchId } = await clients.counter.call(of.startBatch, {
    act: 'print-control-slip',
    dossiers: [{ dossierId: received.id, version: received.version }],
  });
  await drain(server.program.worker);
  add(of.getBatch, 'counter', { batchId });
  add(of.getBatchFile, 'counter', { batchId });
}
