import type { Space, StreamMessage } from '@dongbo/contract';
import { holdsSomewhere, type Actor } from '../identity/actor.ts';
import type { WorkAddress } from './change.ts';

/** Where the messages of one stream go: a connection. */
export interface StreamSink {
  /** Sends messages with the id that a client gives back when it comes again; null: they change nothing that it has to catch up
   * with. Never waits. */
  send(id: string | null, messages: readonly StreamMessage[]): void;
  /** A sign of life, with the id when nothing is on its way. */
  beat(id: string | null): void;
  /** Whether what was sent before has left; nothing is sent to a client that does not read. */
  isReady(): boolean;
  end(): void;
}

export interface StreamOrder {
  readonly space: Space;
  /** SHA-256 of the session's secret. */
  readonly tokenHash: Buffer;
  /** Ids of subjects. */
  readonly watch: readonly string[];
  /** Id of the last message that this client has read. */
  readonly after: string | null;
}

const inboxPermission = 'kernel.inbox.list';
/** More addresses of changed work than these are not kept apart: a second brings no more to one person, as a rule. */
const mostAddresses = 8;
const mostJobs = 50;

/** Does work at this address stand in the actor's inbox? The twin of `inboxScope` for one address.
 * `ancestors`: the units at or above the address. */
export function isInInbox(actor: Actor, address: WorkAddress, ancestors: readonly string[]): boolean {
  if (!holdsSomewhere(actor, inboxPermission)) return false;
  const [, role, field, assignee] = address;
  if (assignee !== null && assignee === actor.personId) return true;
  return actor.grants.some(
    (grant) =>
      grant.permissions.includes(inboxPermission) &&
      ancestors.includes(grant.unitId) &&
      (role === null || grant.role === role) &&
      (grant.field === null || grant.field === field),
  );
}

/** What is to be said next. As large as it can become, whatever happens and however slowly a client reads. */
export class Pending {
  everything = false;
  notices = false;
  manyWork = false;
  readonly work: WorkAddress[] = [];
  readonly subjects = new Set<string>();
  readonly jobs = new Set<string>();

  addWork(address: WorkAddress): void {
    if (this.work.length < mostAddresses) this.work.push(address);
    else this.manyWork = true;
  }

  addJob(id: string): void {
    if (this.jobs.size < mostJobs) this.jobs.add(id);
    else this.everything = true;
  }

  get isEmpty(): boolean {
    const { work, subjects, jobs } = this;
    const isMarked = this.everything || this.notices || this.manyWork;
    return !isMarked && work.length === 0 && subjects.size === 0 && jobs.size === 0;
  }
}

/** One open stream, as the hub knows it. Of the actor only what decides which changes concern them is kept. */
export class Listener {
  readonly space: Space;
  readonly tokenHash: Buffer;
  /** The hash as a key of maps. */
  readonly session: string;
  readonly watch: ReadonlySet<string>;
  readonly sink: StreamSink;
  personId = '';
  /** Units below which open work may concern this person. */
  inboxUnits: readonly string[] = [];
  sentAt = Number.NEGATIVE_INFINITY;
  isStalled = false;
  #grants = '';
  #pending = new Pending();

  constructor({ space, tokenHash, watch }: StreamOrder, sink: StreamSink) {
    this.space = space;
    this.tokenHash = tokenHash;
    this.session = tokenHash.toString('base64');
    this.watch = new Set(watch);
    this.sink = sink;
  }

  /** Takes over who the person is and what they hold now; true when that is not what it was. */
  know(actor: Actor): boolean {
    const held = actor.grants.filter(({ permissions }) => permissions.includes(inboxPermission));
    const grants = held.map(({ unitId, role, field }) => `${unitId} ${role} ${field ?? ''}`).join();
    if (grants === this.#grants && actor.personId === this.personId) return false;
    this.#grants = grants;
    this.personId = actor.personId ?? '';
    this.inboxUnits = [...new Set(held.map(({ unitId }) => unitId))];
    return true;
  }

  get pending(): Pending {
    return this.#pending;
  }

  /** Takes what is to be said; what comes from now on is kept for the next time. */
  take(): Pending {
    const taken = this.#pending;
    this.#pending = new Pending();
    return taken;
  }
}
