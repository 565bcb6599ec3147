import { uploadFile } from '@dongbo/contract';
import * as ofProcedures from '@dongbo/contract/procedures';
import { known } from '../api-world.fixture.ts';
import { pdf } from '../file-a-dossier.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** Somebody at the counter is asked for what lacks; what somebody else brings is refused. */
export async function receiveNot({ api, witness, oneStopId }: Scene): Promise<void> {
  const counter = await api.as('motcua.tranbien');
  const scan = async () => (await counter.call(uploadFile, { name: 'quet.pdf' }, { bytes: pdf })).id;
  const typed = async (name: string) => ({
    procedureCode: known.commune,
    receivingUnitId: oneStopId,
    owner: { type: 'other' as const, name, identityNumber: null, address: null, phone: null, email: null },
    papers: [{ componentId: 'g1.c5', originals: 1, fileIds: [await scan()] }],
    reason: 'Minh họa',
  });
  const item = { kind: 'paper', componentId: 'desk.1', name: 'Giấy ủy quyền', wanted: 'Nộp bản chính' } as const;
  const lacking = { ...(await typed('Hội thiếu giấy tờ')), items: [item] };
  await witness.call(counter, ofProcedures.requestSupplementAtCounter, lacking);
  const wrong = { ...(await typed('Hội bị từ chối')), ground: 'not-valid' };
  await witness.call(counter, ofProcedures.refuseAtCounter, wrong);
}
