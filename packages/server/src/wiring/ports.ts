import type { SystemName } from '@dongbo/contract';
import { createSimulatedGateway, type ProceduresPorts } from '@dongbo/procedures';

export interface PortFacts {
  /** 32 bytes, of which keys of the simulated gateway are derived. */
  readonly secret: Buffer;
  /** Without demonstration data nothing is simulated. */
  readonly demonstration: boolean;
}

/** What systems ask of others and of the outside: one entry for each system that declares ports in its `ports.ts`. A gateway of
 * payments that takes money is bound here in the place of the simulated one. */
export function portsOf({ secret, demonstration }: PortFacts): Readonly<Partial<Record<SystemName, unknown>>> {
  const procedures: ProceduresPorts = { payments: demonstration ? createSimulatedGateway({ secret }) : null };
  return { procedures };
}
