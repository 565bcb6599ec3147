import * as ofProcedures from '@dongbo/contract/procedures';
import { known } from '../api-world.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** What anybody may ask of the catalogue. */
export async function askPublicly({ api, witness }: Scene): Promise<void> {
  const { nobody } = api;
  await witness.call(nobody, ofProcedures.searchProcedures, { q: 'khai sinh' });
  await witness.call(nobody, ofProcedures.searchProcedures, {}, 'everything');
  await witness.call(nobody, ofProcedures.listFacets, {});
  await witness.call(nobody, ofProcedures.listPopularProcedures, {});
  await witness.call(nobody, ofProcedures.getProcedure, { code: known.commune });
  await witness.call(nobody, ofProcedures.getReferenceList, { key: 'countries' });
}
