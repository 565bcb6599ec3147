import { generalProblems } from '@dongbo/contract';
import type { Endpoint, GeneralProblem, Problem, StreamMessage } from '@dongbo/contract';
import { vi } from 'vitest';
import type { z } from 'zod';

type Answer = (input: Readonly<Record<string, unknown>>) => Promise<Response>;

interface Call {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Of a write: the id under which it is done once. */
  readonly requestId: string | null;
}

interface Known {
  readonly endpoint: Endpoint;
  readonly pattern: RegExp;
  readonly answer: Answer;
}

/** An id is a UUID; other parts of an address (`/dossiers/ending-grounds`) are no id of anything. */
const partOf = (_: string, name: string): string => `(?<${name}>${name.endsWith('Id') ? '[\\da-f-]{36}' : '[^/]+'})`;

const patternOf = ({ path }: Endpoint): RegExp => new RegExp(`^(?:/trial)?/api${path.replaceAll(/:(\w+)/g, partOf)}$`);

const problem = (code: string, status: number, more: Partial<Problem>): Response =>
  new Response(JSON.stringify({ type: 'about:blank', code, status, title: code, ...more }), { status });

interface Said {
  readonly data: string;
  readonly lastEventId: string;
}

/** What a page meets instead of a server: it knows the endpoints that a test has given it, checks its answers by their schemas,
 * and keeps what it was asked. What no test has spoken of is not found. */
export class PageServer {
  readonly #known: Known[] = [];
  readonly calls: Call[] = [];
  readonly #lines = new Set<{ readonly onmessage: ((event: Said) => void) | null }>();

  /** Takes the place of the network for one test. */
  install(): void {
    const lines = this.#lines;
    // The DOM of tests has none, and a page alone has every lock at once.
    const request = async (_name: string, { signal }: { signal: AbortSignal }, work: (until: AbortSignal) => unknown) =>
      await work(signal);
    Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
    vi.stubGlobal('fetch', (address: string, init: RequestInit = {}) => this.#take(address, init));
    vi.stubGlobal(
      'EventSource',
      class {
        static readonly CLOSED = 2;
        readyState = 1;
        onmessage: ((event: Said) => void) | null = null;
        constructor() {
          lines.add(this);
        }
        close(): void {
          this.readyState = 2;
          lines.delete(this);
        }
      },
    );
  }

  /** Says something on the stream of whoever has it open, or opens it in this moment. */
  async tells(message: StreamMessage): Promise<void> {
    await vi.waitUntil(() => this.#lines.size > 0);
    for (const { onmessage } of this.#lines) onmessage?.({ data: JSON.stringify(message), lastEventId: '' });
  }

  async #take(address: string, { method = 'GET', body, headers }: RequestInit): Promise<Response> {
    const url = new URL(address, 'http://page');
    for (const { endpoint, pattern, answer } of this.#known.toReversed()) {
      const found = endpoint.method === method ? pattern.exec(url.pathname) : null;
      if (found === null) continue;
      const sent = typeof body === 'string' ? (JSON.parse(body) as object) : {};
      const input = { ...Object.fromEntries(url.searchParams), ...found.groups, ...sent };
      const requestId = new Headers(headers).get('idempotency-key');
      this.calls.push({ name: endpoint.name, input, requestId });
      return await answer(input);
    }
    return problem('not-found', 404, {});
  }

  #know(endpoint: Endpoint, answer: Answer): void {
    this.#known.push({ endpoint, pattern: patternOf(endpoint), answer });
  }

  answers<E extends Endpoint>(endpoint: E, output: z.input<E['output']>): void {
    const body = JSON.stringify(endpoint.output.parse(output));
    this.#know(endpoint, async () => new Response(body));
  }

  /** Hands out a file. */
  answersFile(endpoint: Endpoint, bytes: Uint8Array<ArrayBuffer>): void {
    this.#know(endpoint, async () => new Response(bytes));
  }

  /** Refuses with one of the endpoint's codes, or with a problem that any may have. */
  refuses<E extends Endpoint>(
    endpoint: E,
    code: E['refusals'][number] | GeneralProblem,
    more: Partial<Problem> = {},
  ): void {
    const status = Object.entries(generalProblems).find(([general]) => general === code)?.[1] ?? 409;
    this.#know(endpoint, async () => problem(code, status, more));
  }

  /** Does not answer as long as the test lasts. */
  keepsWaiting(endpoint: Endpoint): void {
    this.#know(endpoint, () => new Promise<Response>(() => undefined));
  }

  /** Answers each call when the test says so: one function more for every call that came, in their order. */
  answersWhenTold<E extends Endpoint>(endpoint: E): readonly ((output: z.input<E['output']>) => void)[] {
    const waiting: ((output: z.input<E['output']>) => void)[] = [];
    this.#know(
      endpoint,
      () =>
        new Promise<Response>((resolve) => {
          waiting.push((output) => resolve(new Response(JSON.stringify(endpoint.output.parse(output)))));
        }),
    );
    return waiting;
  }

  /** The inputs with which an endpoint was called. */
  inputsOf({ name }: Endpoint): Call['input'][] {
    return this.calls.filter((call) => call.name === name).map(({ input }) => input);
  }
}
