import { planStage, type SeedStep } from '@dongbo/kernel';

/** Open everywhere from the first start: whoever assembles the sample wants to see it. */
const stage: SeedStep = {
  name: 'sample-stage',
  title: 'Hệ thống mẫu: lịch hẹn',
  fingerprint: '1',
  run: async ({ databases, clock }) =>
    await planStage(databases.official.kysely, {
      system: 'sample',
      unitId: null,
      stage: 'official',
      validFrom: clock.now(),
    }),
};

export const seeds: readonly SeedStep[] = [stage];
