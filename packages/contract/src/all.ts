import * as administration from './administration/index.ts';
import type { Endpoint } from './endpoint.ts';
import type { EventType } from './events.ts';
import * as kernel from './kernel/index.ts';
import * as procedures from './procedures/index.ts';
import type { MenuEntry } from './menu.ts';
import * as sample from './sample/index.ts';
import type { SystemName } from './systems.ts';

/** What each system says of itself on the wire. A new system adds its line. */
export const contracts: Readonly<Record<SystemName, Readonly<Record<string, unknown>>>> = {
  kernel,
  procedures,
  administration,
  sample,
};

const isThing = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isEndpoint = (value: unknown): value is Endpoint =>
  isThing(value) && 'access' in value && 'path' in value && 'refusals' in value;

const isEvent = (value: unknown): value is EventType => isThing(value) && 'type' in value && 'payload' in value;

const exported = Object.values(contracts).flatMap((module) => Object.values(module));

/** Every endpoint of the program, by name. */
export const allEndpoints: readonly Endpoint[] = exported
  .filter(isEndpoint)
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** Every event that the systems write; a system exports its events as one record. */
export const allEvents: readonly EventType[] = exported
  .filter(isThing)
  .flatMap((value) => Object.values(value).filter(isEvent));

/** The menu of the portal: what each of these systems exports as `portalMenu`, in the order of the systems. */
export const menuOf = (systems: readonly SystemName[]): readonly MenuEntry[] =>
  Object.entries(contracts)
    .filter(([name]) => systems.some((system) => system === name))
    .flatMap(([, module]) =>
      // The name is kept for this list; a system without pages of its own has none.
      Array.isArray(module['portalMenu']) ? (module['portalMenu'] as readonly MenuEntry[]) : [],
    );
