import * as of from '@dongbo/contract/procedures';
import { uploadFile } from '@dongbo/contract';
import { smallPdf } from '../hostile/sample-files.fixture.ts';
import { known } from '../api-world.fixture.ts';
import { sample, type Sample, type SharedSubject } from './sample-row.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** Calls about how far papers are digitised. */
export function digitisationRows({ dossierId, communeId }: SharedSubject, version: number): Sample[] {
  const period = { from: '2026-01-01', to: '2026-12-31' };
  return [
    sample(of.getDigitisation, { dossierId }, 'hidden'),
    sample(of.signCopies, { dossierId, version }, 'hidden'),
    sample(of.recordPaperData, { dossierId, version, componentId: 'g1.c5', number: '1' }, 'hidden'),
    sample(of.listDigitisation, { ...period, competentUnitId: communeId }, 'empty'),
    sample(of.exportDigitisation, { ...period, format: 'csv' }, 'empty'),
  ];
}

/** A paper that was scanned at the counter is signed and written down. */
export async function digitise({ api, witness, oneStopId }: Scene): Promise<void> {
  const counter = await api.as('motcua.tranbien');
  const scan = await counter.call(uploadFile, { name: 'quet.pdf' }, { bytes: smallPdf() });
  const { id: dossierId, version } = await counter.call(of.takeInDossier, {
    procedureCode: known.commune,
    receivingUnitId: oneStopId,
    owner: { type: 'other', name: 'Hội số hóa', identityNumber: null, address: null, phone: null, email: null },
    papers: [{ componentId: 'g1.c5', originals: 1, fileIds: [scan.id] }],
    timeLimit: { unit: 'working-day', value: 1 },
  });
  const seen = { dossierId, version };
  await witness.call(counter, of.signCopies, seen);
  const data = { componentId: 'g1.c5', number: '07', issuedOn: '2020-01-02', issuedBy: 'UBND phường Minh Họa' };
  await witness.call(counter, of.recordPaperData, { ...seen, ...data });
  await witness.call(counter, of.getDigitisation, { dossierId });
  const period = { from: '2026-01-01', to: '2026-12-31' };
  for (const group of ['unit', 'procedure'] as const)
    await witness.call(counter, of.listDigitisation, { ...period, group }, `by ${group}`);
  await witness.call(counter, of.exportDigitisation, { ...period, format: 'csv' });
}
