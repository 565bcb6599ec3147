import type { SystemName } from '@dongbo/contract';

/** What a system asks of others, answered by adapters over their operations: one line for each system that declares
 * ports in its `ports.ts`. None asks for anything yet. */
export const ports: Readonly<Partial<Record<SystemName, unknown>>> = {};
