import type { Space, StreamMessage } from '@dongbo/contract';
import type { Clock } from '../clock.ts';
import type { SpaceDatabase } from '../db/database.ts';
import type { Actor } from '../identity/actor.ts';
import { findActors } from '../identity/find-actor.ts';
import type { Log } from '../log.ts';
import { GeneralError } from '../operation/problems.ts';
import type { Change } from './change.ts';
import { listenForChanges, type ChangeLine } from './change-line.ts';
import { ListenerIndex } from './listener-index.ts';
import { Listener, type StreamOrder, type StreamSink } from './listener.ts';
import { messagesOf, readFacts, type Facts, type Taken } from './messages.ts';
import { RecentChanges } from './recent-changes.ts';
import type { ReadSubjects } from './subjects.ts';
import { UnitAncestors } from './unit-ancestors.ts';

export interface StreamHubParts {
  readonly databases: Readonly<Record<Space, SpaceDatabase>>;
  readonly clock: Clock;
  readonly log: Log;
  /** Connection of the application, for the one line that listens. */
  readonly url: string;
  /** How each system reads its subjects. */
  readonly subjects: readonly ReadSubjects[];
  readonly limits?: Partial<StreamLimits>;
}

export interface StreamLimits {
  /** Streams of one session; a browser shares one over its tabs. */
  readonly perSession: number;
  readonly perProcess: number;
  /** Between two messages of one kind to one stream (milliseconds). */
  readonly apartMs: number;
  /** Between two signs of life (milliseconds); with each, sessions are looked up and clients that do not read are dropped. */
  readonly beatMs: number;
}

const usualLimits: StreamLimits = { perSession: 6, perProcess: 5_000, apartMs: 1_000, beatMs: 20_000 };
/** What happens within so many milliseconds is looked up and sent together. */
const gatherMs = 30;

export interface OpenStream {
  /** Id of what is known at the beginning; null when something is still to be said of the time before. */
  readonly id: string | null;
  close(): void;
}

/** All open streams of one process. One connection listens for what other processes and this one have committed; a change
 * marks the streams that it may concern; a moment later sessions, roles and subjects of all marked streams are looked up
 * together, and each is sent what its person may know then. Nothing is kept for a client beyond these marks. */
export class StreamHub {
  readonly #parts: StreamHubParts;
  readonly #limits: StreamLimits;
  readonly #ancestors: UnitAncestors;
  readonly #index: Readonly<Record<Space, ListenerIndex>>;
  readonly #listeners = new Set<Listener>();
  readonly #marked = new Set<Listener>();
  readonly #recent = new RecentChanges();
  /** Changes are noted in the order in which they came. */
  #noting: Promise<void> = Promise.resolve();
  /** Up to here all changes are noted with the streams. */
  #noted = 0;
  #line: ChangeLine | null = null;
  /** What whoever comes is told first; null: nothing. */
  #standing: StreamMessage | null = null;
  #flushTimer: NodeJS.Timeout | null = null;
  #beatTimer: NodeJS.Timeout | null = null;
  #working: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(parts: StreamHubParts) {
    this.#parts = parts;
    this.#limits = { ...usualLimits, ...parts.limits };
    this.#ancestors = new UnitAncestors(parts.databases.official.kysely);
    this.#index = { official: new ListenerIndex(this.#ancestors), trial: new ListenerIndex(this.#ancestors) };
  }

  /** How many streams are open. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Opens a stream for whoever the session belongs to. Throws `not-signed-in`, or
   * `too-many-requests` beyond the limits. */
  async open(order: StreamOrder, sink: StreamSink): Promise<OpenStream> {
    const listener = new Listener(order, sink);
    this.#admit(listener);
    // Counted from now on, so that many that come together do not pass the limit.
    this.#listeners.add(listener);
    try {
      await this.#listen();
      const actors = await findActors(this.#official, [order.tokenHash], this.#parts.clock.now());
      const actor = actors.get(listener.session);
      if (!actor) throw new GeneralError('not-signed-in');
      listener.know(actor);
    } catch (error) {
      this.#listeners.delete(listener);
      throw error;
    }
    this.#index[listener.space].add(listener);
    const id = this.#recent.idOf(this.#noted);
    this.#tellMissed(listener, order.after);
    if (this.#standing !== null) sink.send(null, [this.#standing]);
    return { id: listener.pending.isEmpty ? id : null, close: () => this.#remove(listener) };
  }

  /** Tells everybody what is no secret of anybody; while it `stands`, also whoever comes. */
  announce(message: StreamMessage, stands: boolean): void {
    this.#standing = stands ? message : null;
    for (const { sink } of this.#listeners) if (sink.isReady()) sink.send(null, [message]);
  }

  /** The session ended by the hand of this process; others notice at the next message or sign of life. */
  endSession(tokenHash: Buffer): void {
    const session = tokenHash.toString('base64');
    for (const listener of this.#listeners) if (listener.session === session) this.#end(listener);
  }

  /** Ends all streams and stops to listen. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer);
    if (this.#beatTimer !== null) clearTimeout(this.#beatTimer);
    for (const listener of this.#listeners) this.#end(listener);
    await this.#line?.stop();
    await this.#working;
    await this.#noting;
  }

  get #official() {
    return this.#parts.databases.official.kysely;
  }

  #admit({ session }: Listener): void {
    if (this.#isClosed) throw new GeneralError('unavailable');
    const ofSession = [...this.#listeners].filter((other) => other.session === session).length;
    if (ofSession >= this.#limits.perSession || this.#listeners.size >= this.#limits.perProcess)
      throw new GeneralError('too-many-requests', { retryAfterSeconds: 30 });
  }

  /** The line and the units, from the first stream on. */
  async #listen(): Promise<void> {
    this.#line ??= listenForChanges({
      url: this.#parts.url,
      log: this.#parts.log,
      onChange: (change) => this.#note(change),
      onMended: () => this.#missed(),
    });
    if (this.#beatTimer === null) this.#beatLater();
    await Promise.all([this.#line.listening, this.#ancestors.refresh([])]);
  }

  #tellMissed(listener: Listener, after: string | null): void {
    const changes = after === null ? this.#recent.latest(performance.now()) : this.#recent.since(after);
    if (changes === null) {
      listener.pending.everything = true;
      this.#mark(listener);
    } else for (const change of changes) this.#index[change.space].mark(change, (one) => this.#mark(one));
  }

  #note(change: Change): void {
    const number = this.#recent.add(change, performance.now());
    const units = change.work.flatMap(([unit]) => unit ?? []);
    this.#noting = this.#noting
      .then(() => this.#ancestors.refresh(units))
      // Units that cannot be read now are as they were.
      .catch(() => undefined)
      .then(() => {
        this.#index[change.space].mark(change, (listener) => this.#mark(listener));
        this.#noted = Math.max(this.#noted, number);
      });
  }

  /** The line was lost: nobody knows what happened meanwhile. */
  #missed(): void {
    this.#recent.forget();
    for (const listener of this.#listeners) {
      listener.pending.everything = true;
      this.#mark(listener);
    }
  }

  #mark(listener: Listener): void {
    this.#marked.add(listener);
    this.#flushLater(gatherMs);
  }

  #flushLater(ms: number): void {
    if (this.#flushTimer !== null || this.#isClosed) return;
    this.#flushTimer = setTimeout(() => {
      this.#working = this.#flush().finally(() => {
        this.#flushTimer = null;
        if (this.#marked.size > 0) this.#flushLater(gatherMs * 4);
      });
    }, ms);
  }

  /** Sends what is due, after asking again who may know it. */
  async #flush(): Promise<void> {
    const now = performance.now();
    const due = [...this.#marked].filter(({ sentAt, sink }) => now - sentAt >= this.#limits.apartMs && sink.isReady());
    if (due.length === 0) return;
    const id = this.#recent.idOf(this.#noted);
    const taken = due.map((listener) => ({ listener, pending: listener.take() }));
    for (const listener of due) this.#marked.delete(listener);
    try {
      const actors = await this.#sessionsOf(due);
      const facts: Readonly<Record<Space, Facts>> = {
        official: await this.#factsOf('official', taken),
        trial: await this.#factsOf('trial', taken),
      };
      for (const one of taken) {
        const actor = this.#stillThere(one.listener, actors);
        if (!actor) continue;
        const messages = messagesOf(one.pending, actor, facts[one.listener.space], this.#ancestors);
        if (messages.length === 0) continue;
        one.listener.sentAt = now;
        one.listener.sink.send(id, messages);
      }
    } catch (error) {
      this.#parts.log.warn({ error }, 'streams cannot be served');
      // What was taken is lost; who reads everything again misses nothing.
      for (const { listener } of taken) {
        listener.pending.everything = true;
        listener.sentAt = now;
        if (this.#listeners.has(listener)) this.#marked.add(listener);
      }
    }
  }

  async #factsOf(space: Space, taken: readonly Taken[]): Promise<Facts> {
    const here = taken.filter(({ listener }) => listener.space === space);
    return await readFacts(this.#parts.databases[space].kysely, this.#parts.subjects, here);
  }

  async #sessionsOf(listeners: readonly Listener[]): Promise<ReadonlyMap<string, Actor>> {
    const hashes = new Map(listeners.map((listener) => [listener.session, listener.tokenHash]));
    return await findActors(this.#official, [...hashes.values()], this.#parts.clock.now());
  }

  /** The actor of a stream that is still open and whose session has not ended; others are closed. */
  #stillThere(listener: Listener, actors: ReadonlyMap<string, Actor>): Actor | null {
    if (!this.#listeners.has(listener)) return null;
    const actor = actors.get(listener.session);
    if (!actor) {
      this.#end(listener);
      return null;
    }
    // Looked up by what they held before: taken out of the index before anything of it changes.
    this.#index[listener.space].remove(listener);
    const isOther = listener.know(actor);
    this.#index[listener.space].add(listener);
    if (isOther) {
      listener.pending.manyWork = true;
      this.#mark(listener);
    }
    return actor;
  }

  #beatLater(): void {
    if (this.#isClosed) return;
    this.#beatTimer = setTimeout(() => {
      this.#working = this.#beat().finally(() => this.#beatLater());
    }, this.#limits.beatMs);
  }

  /** Closes streams whose session has ended or whose client does not read, and gives the others a sign of life. */
  async #beat(): Promise<void> {
    for (const listener of this.#listeners) {
      const isReady = listener.sink.isReady();
      if (!isReady && listener.isStalled) this.#end(listener);
      listener.isStalled = !isReady;
    }
    const asked = [...this.#listeners];
    if (asked.length === 0) return;
    try {
      const id = this.#recent.idOf(this.#noted);
      const actors = await this.#sessionsOf(asked);
      for (const listener of asked)
        if (this.#stillThere(listener, actors) && listener.sink.isReady())
          listener.sink.beat(listener.pending.isEmpty ? id : null);
    } catch (error) {
      this.#parts.log.warn({ error }, 'sessions of streams cannot be looked up');
    }
  }

  #remove(listener: Listener): void {
    if (!this.#listeners.delete(listener)) return;
    this.#marked.delete(listener);
    this.#index[listener.space].remove(listener);
  }

  #end(listener: Listener): void {
    this.#remove(listener);
    listener.sink.end();
  }
}
