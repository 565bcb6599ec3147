import type { Space } from '@dongbo/contract';
import type { Connection } from '../connect.ts';
import type { JsonOption } from '../print.ts';

/** Opens the program; a test hands in one of its own. */
export type Connect = () => Promise<Pick<Connection, 'run'> & AsyncDisposable>;

export interface SpaceOption extends JsonOption {
  readonly trial?: boolean;
}

export const spaceOf = (options: SpaceOption): Space => (options.trial === true ? 'trial' : 'official');
