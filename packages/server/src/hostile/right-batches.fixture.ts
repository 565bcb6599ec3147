import * as of from '@dongbo/contract/procedures';
import { drain } from '@dongbo/kernel';
import { smallPdf } from './sample-files.fixture.ts';
import { uploadFile } from '@dongbo/contract';
import { knownProcedure } from './hostile-server.fixture.ts';
import { sampleOwner } from './sample-dossiers.fixture.ts';
import type { Place } from './call-place.fixture.ts';

/** Calls about many dossiers at once. */
export async function manyAtOnce(place: Place): Promise<void> {
  const { server, clients, file, add } = place;
  await digitising(place);
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

/** Calls about scans that are signed and papers that are written down. */
async function digitising({ clients, oneStopId, add }: Place): Promise<void> {
  const componentId = 'desk.1';
  const scanned = async () => {
    const { id } = await clients.counter.call(uploadFile, { name: 'quet.pdf' }, { bytes: new Uint8Array(smallPdf()) });
    const taken = await clients.counter.call(of.takeInDossier, {
      procedureCode: knownProcedure,
      receivingUnitId: oneStopId,
      owner: sampleOwner,
      papers: [{ componentId, name: 'Giấy minh họa', originals: 1, fileIds: [id] }],
      timeLimit: { unit: 'working-day', value: 1 },
    });
    return { dossierId: taken.id, version: taken.version };
  };
  const period = { from: '2026-03-01', to: '2026-03-31' };
  add(of.getDigitisation, 'counter', { dossierId: (await scanned()).dossierId });
  add(of.signCopies, 'counter', await scanned());
  add(of.recordPaperData, 'counter', { ...(await scanned()), componentId, number: '7' });
  add(of.listDigitisation, 'counter', period);
  add(of.exportDigitisation, 'counter', { ...period, format: 'csv' });
}
