import * as ofProcedures from '@dongbo/contract/procedures';
import { known } from '../api-world.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** A matter of the same visit: taken in, a receipt asked for, and seen among those that wait. */
export async function liveThroughVisit({ api, witness, oneStopId }: Scene): Promise<void> {
  const counter = await api.as('motcua.tranbien');
  const owner = { type: 'other', name: 'Hội chờ lấy ngay', identityNumber: null, address: null } as const;
  const taken = await witness.call(
    counter,
    ofProcedures.takeInDossier,
    {
      procedureCode: known.commune,
      receivingUnitId: oneStopId,
      owner: { ...owner, phone: null, email: null },
      papers: [],
      sameVisit: true,
    },
    'in the same visit',
  );
  await witness.call(counter, ofProcedures.makeReceipt, { dossierId: taken.id, version: taken.version });
  const { version } = await counter.call(ofProcedures.getDossier, { dossierId: taken.id });
  await witness.call(counter, ofProcedures.stopMessages, { dossierId: taken.id, version });
  await witness.call(counter, ofProcedures.listVisits, { unitId: oneStopId });
}
