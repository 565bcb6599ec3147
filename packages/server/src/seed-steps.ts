import { spaces, type Space } from '@dongbo/contract';
import {
  demonstrationPassword,
  hashPassword,
  seedDemonstration,
  seedOrganisation,
  setDemonstrationAccess,
  systemActor,
} from '@dongbo/kernel';
import { seedCatalogue, seedProcesses, type RunEndpoint } from '@dongbo/procedures';
import type { Kysely } from 'kysely';
import type { Program } from './program.ts';

/** One piece of reference data; loaded again when its fingerprint changes. Null: quick, and looked at on every start. */
export interface SeedStep {
  readonly name: string;
  /** For people who watch the progress bar. */
  readonly title: string;
  readonly fingerprint: string | null;
  readonly run: (program: Program, onShare: (share: number) => void) => Promise<void>;
}

/** A system's tables lie in the search path of the space; the kernel's type of the database cannot know them. */
const asSystem = <Tables>(program: Program, space: Space): Kysely<Tables> =>
  program.databases[space].kysely as unknown as Kysely<Tables>;

const organisation: SeedStep = {
  name: 'organisation',
  title: 'Tổ chức: sở, ban, ngành và 95 xã, phường',
  fingerprint: null,
  run: (program) => seedOrganisation(program.databases.official.kysely, { now: program.clock.now() }),
};

const demonstration: SeedStep = {
  name: 'demonstration',
  title: 'Tài khoản dùng thử',
  fingerprint: '1',
  run: async (program) => {
    const passwordHash = await hashPassword(demonstrationPassword);
    await seedDemonstration(program.databases.official.kysely, { now: program.clock.now(), passwordHash });
  },
};

/** Looked at on every start: the setting may have been turned off since the accounts were made. */
const demonstrationAccess = (open: boolean): SeedStep => ({
  name: 'demonstration-access',
  title: 'Quyền đăng nhập của tài khoản dùng thử',
  fingerprint: null,
  run: (program) => setDemonstrationAccess(program.databases.official.kysely, { open, now: program.clock.now() }),
});

const processes: SeedStep = {
  name: 'processes',
  title: 'Quy trình điện tử mặc định',
  fingerprint: null,
  run: async (program) => {
    for (const space of spaces) await seedProcesses(asSystem(program, space), program.clock.now());
  },
};

const catalogue = (space: Space): SeedStep => ({
  name: `catalogue-${space}`,
  title: space === 'official' ? 'Danh mục thủ tục hành chính' : 'Danh mục (không gian thử nghiệm)',
  fingerprint: '1',
  run: async (program, onShare) => {
    const actor = systemActor('seed');
    const call: RunEndpoint = (endpoint, input) => program.call(endpoint, input, { actor, space });
    await seedCatalogue(call, (done, total) => onShare(Math.min(0.99, done / total)));
  },
});

/** The reference data of this version in the order of loading. */
export function seedSteps(withDemonstration: boolean): SeedStep[] {
  const accounts = [...(withDemonstration ? [demonstration] : []), demonstrationAccess(withDemonstration)];
  return [organisation, ...accounts, processes, ...spaces.map(catalogue)];
}
