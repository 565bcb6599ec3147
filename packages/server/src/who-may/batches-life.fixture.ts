import * as ofProcedures from '@dongbo/contract/procedures';
import type { Dossier, DossierChanged } from '@dongbo/contract/procedures';
import type { Scene } from './witness.fixture.ts';

/** What waits at the counter is looked at as a pile. */
export async function lookAtPile({ api, witness }: Scene, { id }: DossierChanged): Promise<void> {
  const counter = await api.as('motcua.tranbien');
  await witness.call(counter, ofProcedures.previewBatch, { dossierIds: id });
}

/** Receipts are printed as one file. */
export async function printPile({ api, witness }: Scene, { id: dossierId, version }: Dossier): Promise<void> {
  const counter = await api.as('motcua.tranbien');
  const order = { act: 'print-receipt', dossiers: [{ dossierId, version }] } as const;
  const { id: batchId } = await witness.call(counter, ofProcedures.startBatch, {
    ...order,
    dossiers: [...order.dossiers],
  });
  await api.drain();
  await witness.call(counter, ofProcedures.listBatches, {});
  await witness.call(counter, ofProcedures.getBatch, { batchId });
  await witness.file(counter, ofProcedures.getBatchFile, { batchId });
}
