import { spaces, type Space } from '@dongbo/contract';
import { systemActor, type SeedStep } from '@dongbo/kernel';
import { seedCatalogue, seedWords, wordsFingerprint, type RunEndpoint } from './catalogue/public.ts';
import { seedProcesses } from './processes/seed-processes.ts';

const processes: SeedStep = {
  name: 'processes',
  title: 'Quy trình điện tử mặc định',
  fingerprint: null,
  run: async ({ databases, clock }) => {
    for (const space of spaces) await seedProcesses(databases[space].kysely, clock.now());
  },
};

const catalogue = (space: Space): SeedStep => ({
  name: `catalogue-${space}`,
  title: space === 'official' ? 'Danh mục thủ tục hành chính' : 'Danh mục (không gian thử nghiệm)',
  fingerprint: '1',
  large: true,
  run: async ({ call }, onShare) => {
    const actor = systemActor('seed');
    const run: RunEndpoint = (endpoint, input) => call(endpoint, input, { actor, space });
    await seedCatalogue(run, (done, total) => onShare(Math.min(0.99, done / total)));
  },
});

const words: SeedStep = {
  name: 'catalogue-words',
  title: 'Từ tìm kiếm và tên gọi dễ hiểu',
  fingerprint: wordsFingerprint,
  run: async ({ databases, clock }) => {
    for (const space of spaces) await seedWords(databases[space].kysely, clock.now());
  },
};

/** The reference data of this version: processes, words, then the national catalogue for each space. */
export const seeds: readonly SeedStep[] = [processes, words, ...spaces.map(catalogue)];
