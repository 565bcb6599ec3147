import { listUnits } from '@dongbo/contract';
import * as ofProcedures from '@dongbo/contract/procedures';
import { known } from '../api-world.fixture.ts';
import { hold } from './people.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** Papers of a matter of a department: they wait at the ward's counter, go into a list, and are confirmed there. */
export async function liveThroughBundle({ api, witness, oneStopId }: Scene): Promise<void> {
  // Since then the time starts where a dossier is settled.
  api.clock.set('2026-08-12T09:00:00+07:00');
  const counter = await api.as('motcua.tranbien');
  const owner = {
    type: 'other',
    name: 'Hội ở xa',
    identityNumber: null,
    address: null,
    phone: null,
    email: null,
  } as const;
  await counter.call(ofProcedures.takeInDossier, {
    procedureCode: known.province,
    receivingUnitId: oneStopId,
    owner,
    papers: [{ componentId: 'g1.c1', originals: 1 }],
    timeLimit: { unit: 'working-day', value: 1 },
  });
  const { items } = await witness.call(counter, ofProcedures.listWaitingPapers, { unitId: oneStopId });
  const handoverIds = items.map(({ id }) => id);
  const order = { fromUnitId: oneStopId, handoverIds };
  const { id: bundleId } = await witness.call(counter, ofProcedures.sendBundle, order);
  await witness.call(counter, ofProcedures.listBundles, { unitId: oneStopId, direction: 'out' });
  const { toUnit } = await witness.call(counter, ofProcedures.getBundle, { bundleId });
  await witness.file(counter, ofProcedures.printBundle, { bundleId });
  const { items: departments } = await api.nobody.call(listUnits, { kind: 'department' });
  const clerk = await hold(api, 'clerk', departments.find(({ id }) => id === toUnit.id)?.id ?? toUnit.id);
  await witness.call(clerk, ofProcedures.confirmBundle, { bundleId });
}
