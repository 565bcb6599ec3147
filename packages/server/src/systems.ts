import type { System } from '@dongbo/kernel';
import { proceduresSystem } from '@dongbo/procedures';

/** The systems of this program. A new one is one line here and its ports, if it has any, in `wiring/ports.ts`. */
export const systems: readonly System[] = [proceduresSystem];
