import { listPeople } from '@dongbo/contract/administration';
import { sample, type SystemRows } from './sample-row.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** Every operation of the administration once, carried out. */
async function liveThrough({ api, witness }: Scene): Promise<void> {
  const administrator = await api.as('quantri.sokhcn');
  await witness.call(administrator, listPeople, { q: 'le van tuan' });
}

export const administrationRows: SystemRows = {
  system: 'administration',
  samples: async () => [
    // People and accounts belong to no space.
    sample(listPeople, { q: 'motcua.tranbien' }, 'empty', { otherSpace: 'anywhere' }),
  ],
  pages: () => ({}),
  portal: () => [],
  live: liveThrough,
};
