import * as of from '@dongbo/contract/procedures';
import type { DossierChanged } from '@dongbo/contract/procedures';
import type { Place } from './call-place.fixture.ts';

/** What lacks is brought to a counter that finds it by code and number; `brings` makes a dossier that waits, and a scan. */
export async function atAnyCounter(
  { clients, add, oneStopId: unitId }: Place,
  brings: () => Promise<DossierChanged & { readonly fileId: string }>,
): Promise<void> {
  const order = async () => {
    const { id: dossierId, fileId } = await brings();
    const { code, owner } = await clients.counter.call(of.getDossier, { dossierId });
    const stands = { unitId, code, proof: owner.identityNumber ?? '' };
    const { supplement } = await clients.counter.call(of.findCounterSupplement, stands);
    return { stands, taking: { ...stands, supplementId: supplement.id, papers: [{ itemId: '1', fileIds: [fileId] }] } };
  };
  add(of.findCounterSupplement, 'counter', (await order()).stands);
  add(of.recordCounterSupplement, 'counter', (await order()).taking);
  const { id: supplementIntakeId } = await clients.counter.call(of.recordCounterSupplement, (await order()).taking);
  add(of.printSupplementIntake, 'counter', { supplementIntakeId });
}
