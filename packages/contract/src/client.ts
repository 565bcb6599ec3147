import type { CallOf, Endpoint, OutputOf } from './endpoint.ts';
import { hasFieldsInQuery, pathParameters } from './endpoint.ts';
import type { Problem } from './problem.ts';
import { randomId } from './random-id.ts';

/** An answer other than success: the problem document of the server, or `unavailable` when none came. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.status} ${problem.code}`, options);
    this.problem = problem;
  }
}

export interface ClientOptions {
  /** Everything before the endpoint's path, for example `/api` or `http://127.0.0.1:8080/trial/api`. */
  readonly base: string;
  readonly fetch?: typeof fetch;
  readonly headers?: () => Record<string, string>;
}

export interface CallOptions {
  /** Client request id of a write; give the same id to repeat a call safely. Made fresh when not given. */
  readonly requestId?: string;
  readonly signal?: AbortSignal;
  /** The bytes of an endpoint with `body: 'file'`. */
  readonly bytes?: BodyInit;
  /** The document of an endpoint with `body: 'xml'`. */
  readonly xml?: string;
}

export interface Client {
  /** Calls a JSON endpoint; throws `ProblemError`. */
  call<E extends Endpoint>(endpoint: E, input: CallOf<E>, options?: CallOptions): Promise<OutputOf<E>>;
  /** The address of an endpoint with its input in path and query, for links to files and for streams. */
  url<E extends Endpoint>(endpoint: E, input: CallOf<E>): string;
}

/** Builds path and query of a call; what is not in the path goes to the query (reads, bodies that are no JSON) or the
 * JSON body. */
export function addressOf(
  endpoint: Endpoint,
  input: Readonly<Record<string, unknown>>,
): { path: string; rest: Record<string, unknown> } {
  const names = pathParameters(endpoint.path);
  const rest = Object.fromEntries(
    Object.entries(input).filter(([key, value]) => !names.includes(key) && value !== undefined),
  );
  const path = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  return { path, rest };
}

function queryOf(rest: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams(Object.entries(rest).map(([key, value]) => [key, String(value)]));
  return query.size > 0 ? `?${query.toString()}` : '';
}

/** Looks by hand and not through the schema, so that a page that only calls need not carry Zod (22 KB compressed). */
function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return typeof fields.get('code') === 'string' && typeof fields.get('status') === 'number';
}

/** What an answer that is no success says: its problem document, or `unavailable` for one that is none. */
export async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body)
    ? body
    : {
        type: 'about:blank',
        status: response.status,
        code: response.status >= 500 ? 'unavailable' : 'internal-error',
        title: response.statusText,
      };
}

/** The typed client of the web application, the terminal and the tests; knows nothing but the contract. */
export function createClient(options: ClientOptions): Client {
  const doFetch = options.fetch ?? ((input, init) => fetch(input, init));

  async function send(
    endpoint: Endpoint,
    input: Readonly<Record<string, unknown>>,
    call: CallOptions,
  ): Promise<Response> {
    const { path, rest } = addressOf(endpoint, input);
    const inQuery = hasFieldsInQuery(endpoint);
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers?.() };
    const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' };
    if (call.signal) init.signal = call.signal;
    if (endpoint.effect === 'write') headers['idempotency-key'] = call.requestId ?? randomId();
    if (endpoint.body === 'file' && call.bytes !== undefined) {
      headers['content-type'] = 'application/octet-stream';
      init.body = call.bytes;
    } else if (endpoint.body === 'xml' && call.xml !== undefined) {
      headers['content-type'] = 'application/xml';
      init.body = call.xml;
    } else if (!inQuery) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(rest);
    }
    try {
      return await doFetch(options.base + path + (inQuery ? queryOf(rest) : ''), init);
    } catch (cause) {
      if (call.signal?.aborted) throw cause;
      throw new ProblemError({ type: 'about:blank', status: 0, code: 'unavailable', title: 'no answer' }, { cause });
    }
  }

  return {
    async call(endpoint, input, call = {}) {
      const response = await send(endpoint, Object(input), call);
      if (!response.ok) throw new ProblemError(await readProblem(response));
      // The server has validated the answer against the same schema before sending it.
      return (await response.json()) as OutputOf<typeof endpoint>;
    },
    url(endpoint, input) {
      const { path, rest } = addressOf(endpoint, Object(input));
      return options.base + path + queryOf(rest);
    },
  };
}
