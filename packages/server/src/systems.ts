import { administrationSystem } from '@dongbo/administration';
import type { Endpoint } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import type { System } from '@dongbo/kernel';
import { proceduresSystem } from '@dongbo/procedures';
import { sampleSystem } from '@dongbo/sample';

/** The systems of this program. A new one is one line here and its ports, if it has any, in `wiring/ports.ts`. */
export const systems: readonly System[] = [proceduresSystem, administrationSystem];

/** The same with the sample as a second tenant: what tests assemble, and who starts with `DONGBO_SAMPLE=on`. */
export const systemsWithSample: readonly System[] = [...systems, sampleSystem];

/** The endpoints of the kernel and of these systems, by name. */
export const endpointsOf = (assembled: readonly System[]): Endpoint[] =>
  allEndpoints.filter(({ system }) => system === 'kernel' || assembled.some(({ name }) => name === system));
