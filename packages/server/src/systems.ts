import type { System } from '@dongbo/kernel';
import { proceduresSystem } from '@dongbo/procedures';

/** The systems of this program. A new one is one line here and its ports in `wiring/`. */
export const systems: readonly System[] = [proceduresSystem];
