import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { Actor } from './actor.ts';
import { findActor } from './find-actor.ts';

/** How long a session that was found may be believed (milliseconds): as long as the requests of one page take. */
const freshFor = 2_000;
const mostRemembered = 10_000;

interface Remembered {
  readonly at: number;
  readonly actor: Promise<Actor | null>;
}

/** Who sessions belong to, remembered for two seconds for those who only read: a page asks five things at once, and each
 * would look the same session up. A session or a role that ends takes effect for reading within that time; whoever
 * writes is looked up each time. */
export class ActorMemory {
  readonly #db: Kysely<KernelTables>;
  readonly #known = new Map<string, Remembered>();

  constructor(db: Kysely<KernelTables>) {
    this.#db = db;
  }

  /** The actor of a session, as `findActor` finds it now. */
  async findFresh(tokenHash: Buffer, now: Date, idle: boolean): Promise<Actor | null> {
    return await findActor(this.#db, tokenHash, now, idle);
  }

  /** The actor of a session for reading. What looks for news without anybody's hand (`idle`) moves no session on, so its
   * finding is not remembered for those who do. */
  async findForReading(tokenHash: Buffer, now: Date, idle: boolean): Promise<Actor | null> {
    const key = tokenHash.toString('base64');
    const at = performance.now();
    const known = this.#known.get(key);
    if (known && at - known.at < freshFor) return await known.actor;
    const actor = findActor(this.#db, tokenHash, now, idle);
    if (idle) return await actor;
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(key, { at, actor });
    // Neither a failure nor a stranger is remembered.
    const forget = (): void => {
      if (this.#known.get(key)?.actor === actor) this.#known.delete(key);
    };
    actor.then((found) => (found === null ? forget() : undefined), forget);
    return await actor;
  }

  /** The session changed or ended by the hand of this process. */
  forget(tokenHash: Buffer): void {
    this.#known.delete(tokenHash.toString('base64'));
  }
}
