import type { CallOf, Client, Endpoint } from '@dongbo/contract';
import type { DossierChanged } from '@dongbo/contract/procedures';
import type { HostileServer } from './hostile-server.fixture.ts';
import type { Json } from './hostile-values.fixture.ts';

/** A call that its operation carries out: who makes it, and with what. */
export interface RightCall {
  readonly who: string;
  /** Fields of address, query and body. */
  readonly input: Json;
}

/** By name of the operation. */
export type RightCalls = Map<string, RightCall>;

export const people = {
  citizen: 'congdan1',
  counter: 'motcua.tranbien',
  head: 'truongphong.tranbien',
  specialist: 'chuyenvien.tranbien',
  leader: 'lanhdao.tranbien',
  clerk: 'vanthu.tranbien',
  administrator: 'quantri.sokhcn',
} as const;
export type Who = keyof typeof people;

/** What everybody needs who prepares calls. */
export interface Place {
  readonly server: HostileServer;
  readonly clients: Readonly<Record<Who, Client>>;
  readonly specialistId: string;
  /** Another specialist of the same body. */
  readonly colleagueId: string;
  readonly oneStopId: string;
  readonly divisionIds: readonly string[];
  /** A dossier that waits at the counter. */
  file(): Promise<DossierChanged>;
  /** Adds a call that can be made now. */
  add<E extends Endpoint>(endpoint: E, who: Who, input: CallOf<E>): void;
}
