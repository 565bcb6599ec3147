import { spaces, type CallOf, type MessageChannel, type Endpoint, type OutputOf, type Space } from '@dongbo/contract';
import { createSimulatedMessageGateway, kernelOperations } from '@dongbo/kernel';
import { proceduresSystem, seedCatalogue, seedProcesses } from '@dongbo/procedures';
import { gateway, tablesOf } from '@dongbo/procedures/settling-world';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import type { DemonstrationParts } from './demonstration-share.ts';

/** The seeded province with the whole catalogue in both spaces, real letters and signatures. It is ten o'clock of a day
 * (YYYY-MM-DD), by itself Wednesday 11 March 2026. */
export async function demonstratedWorld(day = '2026-03-11'): Promise<World> {
  return await createWorld({
    key: `demonstrated-${day}`,
    now: `${day}T10:00:00+07:00`,
    systems: [proceduresSystem],
    operations: kernelOperations,
    ports: { procedures: { payments: gateway } },
    fill: async (world) => {
      for (const space of spaces) {
        await seedProcesses(tablesOf(world, space), world.clock.now());
        const run = async <E extends Endpoint>(endpoint: E, input: CallOf<E>): Promise<OutputOf<E>> =>
          await world.call(endpoint, input, { as: asSystem, space });
        await seedCatalogue(run);
      }
    },
  });
}

/** What goes outside is kept by simulated carriers, as where the program is tried out. */
function withCarriers({ worker }: World): World['worker'] {
  const { databases, services } = worker;
  const carrierOf = (channel: MessageChannel) => createSimulatedMessageGateway({ channel, databases });
  return { ...worker, services: { ...services, messageGateways: { of: (_space, channel) => carrierOf(channel) } } };
}

/** What a share of the demonstration is made with in a test's world. */
export function partsOf(world: World, space: Space, count: number): DemonstrationParts {
  return {
    space,
    now: world.clock.now(),
    worker: withCarriers(world),
    operations: [...kernelOperations, ...proceduresSystem.operations],
    count,
    seed: 1,
    onProgress: () => undefined,
  };
}
