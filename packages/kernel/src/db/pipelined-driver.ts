import type { Writable } from 'node:stream';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type pg from 'pg';
import { sendKept } from './prepared-query.ts';

/** A statement whose text begins so is the last of its transaction: COMMIT goes out with it, without waiting for its
 * answer. If it fails, PostgreSQL makes that COMMIT a rollback. */
export const thenCommit = '/* then commit */ ';
/** A statement whose text begins so is planned each time for its very parameters, as a search wants it. */
export const planAnew = '/* plan anew */ ';

/** PostgreSQL keeps a prepared statement for every text on every connection; texts beyond these are planned each time. */
const mostNames = 1000;
const names = new Map<string, string>();

/** One name for one text in the whole process; undefined: not to be kept. A text without parameters is sent as it is. */
function nameOf({ sql, parameters }: CompiledQuery): string | undefined {
  if (parameters.length === 0 || sql.startsWith(planAnew)) return undefined;
  const known = names.get(sql);
  if (known !== undefined || names.size >= mostNames) return known;
  const made = `s${names.size + 1}`;
  names.set(sql, made);
  return made;
}

/** After a migration beside the running program: what was prepared no longer fits the table. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '0A000' &&
  error.message.includes('cached plan must not change result type');

/** A statement before this one failed, so that the transaction is lost. */
const isAborted = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '25P02';

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** A connection of the pool as Kysely uses it. What belongs together is sent together: BEGIN with the first statement of a
 * transaction, COMMIT with one that is marked as the last, so that neither costs a round trip. */
export class PipelinedConnection implements DatabaseConnection {
  readonly client: pg.PoolClient;
  readonly #stream: Writable;
  #begin: string | null = null;
  #isOpen = false;
  /** What the first statement of the transaction that failed said: those behind it, sent already, only say that one did. */
  #fault: { readonly error: unknown } | null = null;
  /** Not to be used again by anybody. */
  isBroken = false;
  /** What every transaction begins with, where a pooler gives each another session; null: the session is ours. */
  readonly #preamble: string | null;

  constructor(client: pg.PoolClient, preamble: string | null = null) {
    this.client = client;
    this.#preamble = preamble;
    // The stream below the client is not in its type; without it every message would be a packet of its own.
    this.#stream = (client as unknown as { connection: { stream: Writable } }).connection.stream;
  }

  begin(statement: string): void {
    this.#begin = this.#preamble === null ? statement : `${statement}; ${this.#preamble}`;
    this.#isOpen = true;
    this.#fault = null;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#preamble !== null) return await this.#sendPooled<R>(query);
    // By the time it fails the commit may have been sent behind it.
    const isInside = this.#isOpen;
    try {
      return await this.#send<R>(query, nameOf(query));
    } catch (error) {
      if (!isStalePlan(error)) throw error;
      this.isBroken = true;
      // Within a transaction it is for the caller to begin anew.
      if (isInside || query.sql.startsWith(thenCommit)) throw error;
      return await this.#send<R>(query, undefined);
    }
  }

  /** A statement of its own becomes a transaction, so that it finds its settings. Prepared statements stay behind on the
   * session, which the next transaction may not have. */
  async #sendPooled<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isOpen) return await this.#send<R>(query, undefined);
    this.begin('begin');
    return await this.#send<R>({ ...query, sql: `${thenCommit}${query.sql}` }, undefined);
  }

  async #send<R>(query: CompiledQuery, name: string | undefined): Promise<QueryResult<R>> {
    const begin = this.#begin;
    this.#begin = null;
    const isLast = query.sql.startsWith(thenCommit);
    if (isLast) this.#isOpen = false;
    const values = [...query.parameters];
    this.#stream.cork();
    const begun = begin === null ? undefined : this.client.query(begin);
    const sent =
      name === undefined
        ? this.client.query({ text: query.sql, values })
        : sendKept(this.client, name, query.sql, values);
    const committed = isLast ? this.client.query('commit') : undefined;
    // What else is sent before the program comes to rest goes out in the same packet.
    process.nextTick(() => this.#stream.uncork());
    const [beginning, answer, end] = await Promise.allSettled([begun, sent, committed]);
    if (beginning.status === 'rejected') throw beginning.reason;
    if (answer.status === 'rejected') throw this.#causeOf(answer.reason);
    if (end.status === 'rejected') throw end.reason;
    if (end.value?.command === 'ROLLBACK') throw new Error('The transaction was rolled back at its end');
    const { command, rowCount, rows } = answer.value;
    return {
      // Kysely's rows have the type that the query builder worked out; pg does not know it.
      rows: rows as R[],
      ...(changing.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
    };
  }

  #causeOf(error: unknown): unknown {
    if (isAborted(error) && this.#fault !== null) return this.#fault.error;
    this.#fault ??= { error };
    return error;
  }

  /** COMMIT or ROLLBACK, unless the last statement has ended the transaction or nothing was ever sent. */
  async end(statement: 'commit' | 'rollback'): Promise<void> {
    const isWaiting = this.#isOpen && this.#begin === null;
    this.#begin = null;
    this.#isOpen = false;
    if (!isWaiting) return;
    const { command } = await this.client.query(statement);
    if (statement === 'commit' && command === 'ROLLBACK') throw new Error('The transaction was rolled back at its end');
  }

  streamQuery(): never {
    throw new Error('Not supported: read in pages');
  }
}

/** Kysely's way to PostgreSQL with prepared statements and few round trips; the pool has to be one with `pipeline`. */
export class PipelinedDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #findPreamble: (() => Promise<string>) | null;
  #preamble: string | null = null;
  readonly #connections = new WeakMap<pg.PoolClient, PipelinedConnection>();

  /** `preamble` answers what every transaction has to begin with where the pool leads to a connection pooler. */
  constructor(pool: pg.Pool, preamble: (() => Promise<string>) | null = null) {
    this.#pool = pool;
    this.#findPreamble = preamble;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PipelinedConnection> {
    // Asked again after a failure, such as a database that is away at the first statement.
    if (this.#findPreamble !== null) this.#preamble ??= await this.#findPreamble();
    const client = await this.#pool.connect();
    const known = this.#connections.get(client);
    if (known) return known;
    const made = new PipelinedConnection(client, this.#preamble);
    this.#connections.set(client, made);
    return made;
  }

  async beginTransaction(connection: PipelinedConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
    const mode = settings.accessMode === undefined ? '' : ` ${settings.accessMode}`;
    connection.begin(`begin${level}${mode}`);
  }

  async commitTransaction(connection: PipelinedConnection): Promise<void> {
    await connection.end('commit');
  }

  async rollbackTransaction(connection: PipelinedConnection): Promise<void> {
    try {
      await connection.end('rollback');
    } catch (error) {
      connection.isBroken = true;
      throw error;
    }
  }

  async releaseConnection(connection: PipelinedConnection): Promise<void> {
    connection.client.release(connection.isBroken);
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}
