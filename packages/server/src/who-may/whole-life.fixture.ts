import type { Api } from '../api-world.fixture.ts';
import { oneStopUnitOf } from '../file-a-dossier.fixture.ts';
import { communeNamed } from './people.fixture.ts';
import { systemRows } from './systems.fixture.ts';
import { Witness, type Measured, type Scene } from './witness.fixture.ts';

/** Every operation of the contract at least once, carried out, over HTTP. The kernel comes last: it lists what the systems
 * have brought into inboxes, notices and the record. */
export async function liveThrough(api: Api): Promise<readonly Measured[]> {
  const witness = new Witness(api);
  const communeId = await communeNamed(api, 'Phường Trấn Biên');
  const oneStopId = await oneStopUnitOf(api.nobody, 'Phường Trấn Biên');
  const scene: Scene = { api, witness, communeId, oneStopId };
  for (const { live } of systemRows.toReversed()) await live(scene);
  return witness.seen;
}
