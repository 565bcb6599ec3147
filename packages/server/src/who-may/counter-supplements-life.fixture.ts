import { uploadFile } from '@dongbo/contract';
import * as ofProcedures from '@dongbo/contract/procedures';
import type { DossierChanged } from '@dongbo/contract/procedures';
import { pdf } from '../file-a-dossier.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** A counter finds what is waited for by code and number, takes it in and gives a receipt. */
async function supplementAnywhere(
  { api, witness }: Pick<Scene, 'api' | 'witness'>,
  dossierId: DossierChanged['id'],
  unitId: Scene['oneStopId'],
) {
  const counter = await api.as('motcua.tranbien');
  const { code } = await counter.call(ofProcedures.getDossier, { dossierId });
  const stands = { unitId, code, proof: '075085000002' };
  const { supplement } = await witness.call(counter, ofProcedures.findCounterSupplement, stands);
  const scan = await counter.call(uploadFile, { name: 'quet.pdf' }, { bytes: pdf });
  const papers = [{ itemId: '2', originals: 1, fileIds: [scan.id] }];
  const order = { ...stands, supplementId: supplement.id, papers };
  const taken = await witness.call(counter, ofProcedures.recordCounterSupplement, order);
  await witness.file(counter, ofProcedures.printSupplementIntake, { supplementIntakeId: taken.id });
  return await counter.call(ofProcedures.getDossier, { dossierId });
}

/** The specialist asks, the counter writes down what was brought, the specialist accepts it. */
export async function supplementAtCounter(
  { api, witness, oneStopId: unitId }: Scene,
  { id: dossierId }: DossierChanged,
) {
  const specialist = await api.as('chuyenvien.tranbien');
  const { version } = await specialist.call(ofProcedures.getDossier, { dossierId });
  const wanted = 'Nộp bản chính';
  const items = [
    { kind: 'paper', componentId: 'desk.1', name: 'Giấy ủy quyền', wanted },
    { kind: 'paper', componentId: 'desk.2', name: 'Sổ hộ khẩu', wanted },
  ] as const;
  const order = { dossierId, version, reason: 'Chưa rõ', items: [...items] };
  const asked = await witness.call(specialist, ofProcedures.requestSupplement, order, 'in processing');
  await witness.call(specialist, ofProcedures.getSupplement, { dossierId });
  const counter = await api.as('motcua.tranbien');
  await witness.call(counter, ofProcedures.recordSupplement, {
    dossierId,
    version: asked.version,
    papers: [{ itemId: '1', originals: 1 }],
  });
  const complete = await supplementAnywhere({ api, witness }, dossierId, unitId);
  await witness.call(specialist, ofProcedures.acceptSupplement, { dossierId, version: complete.version });
}
