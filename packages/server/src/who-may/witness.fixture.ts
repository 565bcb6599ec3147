import type { CallOf, Endpoint, OutputOf, UnitId } from '@dongbo/contract';
import { countStatements } from '@dongbo/testing';
import type { Api, Browser, Sent } from '../api-world.fixture.ts';

/** One call over HTTP that was carried out, with what it sent to the database, transaction control and the look-up of the
 * session included. */
export interface Measured {
  readonly endpoint: Endpoint;
  readonly variant: string;
  readonly statements: readonly string[];
}

/** A witness of calls: sends each, which must succeed, and keeps how many statements it took. */
export class Witness {
  readonly seen: Measured[] = [];
  readonly #api: Api;
  constructor(api: Api) {
    this.#api = api;
  }

  async file(browser: Browser, endpoint: Endpoint, input: unknown, variant = '', sent: Sent = {}): Promise<unknown> {
    let answer: { statusCode: number; body: string } = { statusCode: 0, body: '' };
    const statements = await countStatements(this.#api.program.databases.official.pool, async () => {
      answer = await browser.send(endpoint, input, sent);
    });
    if (answer.statusCode !== 200)
      throw new Error(`${endpoint.name} ${variant}: ${answer.statusCode} ${answer.body.slice(0, 400)}`);
    this.seen.push({ endpoint, variant, statements });
    return endpoint.answer === 'json' || endpoint.answer === 'export' ? JSON.parse(answer.body) : null;
  }

  async call<E extends Endpoint>(
    browser: Browser,
    endpoint: E,
    input: CallOf<E>,
    variant = '',
    sent: Sent = {},
  ): Promise<OutputOf<E>> {
    // The server has parsed the answer with this endpoint's output schema.
    return (await this.file(browser, endpoint, input, variant, sent)) as OutputOf<E>;
  }
}

/** The seeded ward Trấn Biên, in which every system carries out its operations. */
export interface Scene {
  readonly api: Api;
  readonly witness: Witness;
  readonly communeId: UnitId;
  readonly oneStopId: UnitId;
}
