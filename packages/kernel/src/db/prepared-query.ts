import pg from 'pg';

interface Description {
  readonly fields: readonly unknown[];
}

/** pg's connection, as far as a query of it is asked to describe itself. */
interface Wire {
  describe(message: unknown): void;
}

interface Result {
  fields: readonly unknown[];
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

type Done = (error: Error | null, result: pg.QueryResult) => void;

/** The parts of pg's `Query` that its types leave out. pg is pinned, and every statement of every test goes this way. */
interface WireQuery {
  name: string;
  values: unknown[];
  _result: Result;
  _accumulateRows: boolean;
  prepare(connection: Wire): void;
  handleRowDescription(message: Description): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
}
const Query = pg.Query as unknown as new (text: string, done: Done) => WireQuery;

/** What the rows of a statement look like: how pg reads them; null for a statement without rows. */
type Shape = Pick<Result, 'fields' | '_parsers' | '_prebuiltEmptyResultObject'> | null;

interface Kept {
  /** By the name of the prepared statement. */
  readonly shapes: Map<string, Shape>;
  /** The same connection, which does not ask for descriptions. */
  readonly quiet: Wire;
}

const keptOf = new WeakMap<Wire, Kept>();

function kept(connection: Wire): Kept {
  const known = keptOf.get(connection);
  if (known) return known;
  const quiet: Wire = Object.assign(Object.create(connection), { describe: () => undefined });
  const made = { shapes: new Map<string, Shape>(), quiet };
  keptOf.set(connection, made);
  return made;
}

/** A named prepared statement whose rows PostgreSQL describes once on each connection instead of at every call: it refuses
 * to run a prepared statement whose rows have changed (`isStalePlan`), so the first description holds. */
class PreparedQuery extends Query {
  /** Where to remember the description that this query asked for; null when it was known. */
  #asked: Kept['shapes'] | null = null;

  constructor(name: string, text: string, values: unknown[], done: Done) {
    super(text, done);
    this.name = name;
    this.values = values;
  }

  override prepare(connection: Wire): void {
    const known = kept(connection);
    const shape = known.shapes.get(this.name);
    if (shape === undefined) {
      this.#asked = known.shapes;
      super.prepare(connection);
      return;
    }
    if (shape !== null) Object.assign(this._result, shape);
    this._accumulateRows = true;
    super.prepare(known.quiet);
  }

  override handleRowDescription(message: Description): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.#asked?.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    super.handleCommandComplete(message, connection);
    if (this.#asked?.has(this.name) === false) this.#asked.set(this.name, null);
  }
}

/** Sends a named prepared statement; settles as `client.query` does. */
export async function sendKept(
  client: pg.PoolClient,
  name: string,
  text: string,
  values: unknown[],
): Promise<pg.QueryResult> {
  try {
    return await new Promise((resolve, reject) => {
      const query = new PreparedQuery(name, text, values, (error, result) => (error ? reject(error) : resolve(result)));
      // It has the method `submit` of pg's own queries, which its types do not follow through the constructor above.
      client.query(query as unknown as pg.Query);
    });
  } catch (error) {
    // From here the stack leads to whoever sent it, not to the socket.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}
