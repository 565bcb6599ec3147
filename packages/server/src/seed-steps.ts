import {
  demonstrationPassword,
  hashPassword,
  seedDemonstration,
  seedDemonstrationFactors,
  seedOrganisation,
  setDemonstrationAccess,
  type SeedStep,
  type System,
} from '@dongbo/kernel';

const organisation = (systems: readonly System[]): SeedStep => ({
  name: 'organisation',
  title: 'Tổ chức: sở, ban, ngành và 95 xã, phường',
  fingerprint: null,
  run: ({ clock, databases }) => seedOrganisation(databases.official.kysely, { now: clock.now(), systems }),
});

const demonstration: SeedStep = {
  name: 'demonstration',
  title: 'Tài khoản dùng thử',
  fingerprint: '1',
  run: async ({ clock, databases }) => {
    const passwordHash = await hashPassword(demonstrationPassword);
    await seedDemonstration(databases.official.kysely, { now: clock.now(), passwordHash });
  },
};

/** Looked at on every start: who gets such a role later has one too. */
const demonstrationFactors: SeedStep = {
  name: 'demonstration-factors',
  title: 'Mã xác thực của tài khoản quản trị dùng thử',
  fingerprint: null,
  run: ({ clock, databases, worker }) =>
    seedDemonstrationFactors(databases.official.kysely, { now: clock.now(), deviceKey: worker.services.deviceKey }),
};

/** Looked at on every start: the setting may have been turned off since the accounts were made. */
const demonstrationAccess = (open: boolean): SeedStep => ({
  name: 'demonstration-access',
  title: 'Quyền đăng nhập của tài khoản dùng thử',
  fingerprint: null,
  run: ({ clock, databases }) => setDemonstrationAccess(databases.official.kysely, { open, now: clock.now() }),
});

/** The reference data of this version in the order of loading: the organisation, accounts, then what each system brings.
 * @throws Error when two steps have one name: only the first would ever be loaded. */
export function seedSteps(systems: readonly System[], withDemonstration: boolean): SeedStep[] {
  const accounts = [
    ...(withDemonstration ? [demonstration, demonstrationFactors] : []),
    demonstrationAccess(withDemonstration),
  ];
  const steps = [organisation(systems), ...accounts, ...systems.flatMap(({ seeds }) => seeds)];
  const twice = steps.find(({ name }, index) => steps.findIndex((one) => one.name === name) !== index);
  if (twice !== undefined) throw new Error(`Two seeds are called ${twice.name}`);
  return steps;
}
