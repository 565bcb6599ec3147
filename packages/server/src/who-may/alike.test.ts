import { demonstrationPassword, rolesOf } from '@dongbo/kernel';
import { signIn, spaces, type Endpoint, type Space } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import { getDossierFile } from '@dongbo/contract/procedures';
import type { LightMyRequestResponse } from 'fastify';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, inSpace, type Api, type Browser } from '../api-world.fixture.ts';
import { idsInPaths } from '../id-names.fixture.ts';
import { systemsWithSample } from '../systems.ts';
import { communeNamed, hold, personIdOf, signedIn } from './people.fixture.ts';
import { createSubject } from './subject.fixture.ts';
import type { Sample, Subject } from './sample-row.fixture.ts';

/** What is not there and what is not yours are answered alike, also in time: by the same statements in the same order, none of
 * which brings a row more. Times themselves are measured by `bench/alike.ts`; they differ from machine to machine. */
let api: Api;
const subjects = new Map<Space, Subject>();
beforeAll(async () => {
  api = await createApi();
  for (const space of spaces) subjects.set(space, await createSubject(api, space));
  await api.drain();
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

interface Trace {
  readonly status: number;
  readonly body: unknown;
  readonly headers: readonly string[];
  /** Every statement, with how many rows it brought. */
  readonly statements: readonly (readonly [text: string, rows: number | null])[];
}

const textOf = (query: unknown): string => String(Object(query).text ?? query);

/** What the body sends through a pool, and how many rows each statement brings. */
async function watched(pool: Pool, seen: [string, number | null][], body: () => Promise<unknown>): Promise<void> {
  const connect = pool.connect.bind(pool);
  const restore: (() => void)[] = [];
  const known = new Set<unknown>();
  pool.connect = (async () => {
    const client = await connect();
    // A connection that goes back to the pool and comes again is watched once.
    if (known.has(client)) return client;
    known.add(client);
    const query = client.query.bind(client);
    client.query = (async (...given: unknown[]) => {
      const at = seen.push([textOf(given[0]), null]) - 1;
      const result: unknown = await Reflect.apply(query, client, given);
      const { rows } = Object(result);
      if (Array.isArray(rows)) seen[at] = [textOf(given[0]), rows.length];
      return result;
      // Kysely awaits what it sends; only that form of the overloads is replaced.
    }) as unknown as typeof client.query;
    restore.push(() => {
      client.query = query;
    });
    return client;
    // Kysely connects without a callback; only that form is replaced.
  }) as typeof pool.connect;
  try {
    await body();
  } finally {
    pool.connect = connect;
    for (const one of restore) one();
  }
}

async function trace(space: Space, ask: () => Promise<LightMyRequestResponse>): Promise<Trace> {
  const statements: [string, number | null][] = [];
  const asked: LightMyRequestResponse[] = [];
  const pools = [...new Set([api.program.databases.official.pool, api.program.databases[space].pool])];
  const nested = pools.reduce<() => Promise<unknown>>(
    (body, pool) => () => watched(pool, statements, body),
    async () => asked.push(await ask()),
  );
  await nested();
  const [response] = asked;
  if (!response) throw new Error('Nothing was answered');
  const { requestId: _, ...body } = response.json<Record<string, unknown>>();
  const headers = Object.keys(response.headers).toSorted();
  return { status: response.statusCode, body, headers, statements };
}

/** Units are public: that one exists is no secret. */
const idNames = idsInPaths.filter((name) => name !== 'unitId');
const namesSomething = ({ input }: Sample): boolean => idNames.some((name) => name in Object(input));

/** The same call about something that nobody has. */
const unknown = (input: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(Object(input)).map(([name, value]) =>
      idNames.some((one) => one === name) ? [name, crypto.randomUUID()] : [name, value],
    ),
  );

const hiddenOf = (access: Endpoint['access'], subject: Subject): Sample[] =>
  subject.samples.filter(
    (sample) => sample.endpoint.access === access && sample.elsewhere === 'hidden' && namesSomething(sample),
  );

async function stranger({ access, name }: Endpoint): Promise<Browser> {
  if (access === 'person') return await signedIn(api, await personIdOf(api, 'congdan3'));
  const role = rolesOf(systemsWithSample).find(({ permissions }) => permissions.some((one) => one === name));
  return await hold(api, role?.key ?? '', await communeNamed(api, 'Phường Tam Hiệp'));
}

describe.each(spaces)('in the %s space', (space) => {
  const names = ['official', 'person'].flatMap((access) =>
    allEndpoints.filter((one) => one.access === access && idNames.some((id) => one.path.includes(`:${id}`))),
  );
  test.each(names)('$name: forbidden and unknown', async (endpoint) => {
    const subject = subjects.get(space);
    if (!subject) throw new Error('Nothing was filed');
    const browser = inSpace(await stranger(endpoint), space);
    const hidden = hiddenOf(endpoint.access, subject).filter((sample) => sample.endpoint === endpoint);
    // What is only ever one's own is refused by its rule wherever the role is held.
    const own = subject.samples.filter((sample) => sample.endpoint === endpoint && namesSomething(sample));
    const samples = hidden.length > 0 ? hidden : own;
    expect(samples.length).toBeGreaterThan(0);
    for (const { input } of samples) {
      // Once before, so that what is remembered is remembered for both.
      await browser.send(endpoint, unknown(input));
      const missing = await trace(space, () => browser.send(endpoint, unknown(input)));
      const forbidden = await trace(space, () => browser.send(endpoint, input));
      expect(forbidden.status).toBe(hidden.length > 0 ? 404 : 422);
      expect(forbidden).toEqual(missing);
      expect(missing.statements.length).toBeGreaterThan(0);
    }
  });

  test('a file of another dossier and one that does not exist', async () => {
    const subject = subjects.get(space);
    const elsewhere = await createSubject(api, space);
    const counter = inSpace(await api.as('motcua.tranbien'), space);
    const of = (fileId: string) =>
      trace(space, () => counter.send(getDossierFile, { dossierId: subject?.dossierId, fileId }));
    await of(crypto.randomUUID());
    const missing = await of(crypto.randomUUID());
    expect(await of(elsewhere.fileId)).toEqual(missing);
    expect(missing.status).toBe(404);
  });
});

test('an account with a wrong password and one that does not exist, up to being locked', async () => {
  const tries = async (username: string): Promise<Trace[]> => {
    const seen: Trace[] = [];
    for (let count = 0; count < 7; count += 1)
      seen.push(
        await trace('official', () => api.nobody.send(signIn, { username, password: `${demonstrationPassword}?` })),
      );
    return seen;
  };
  const [known, nobody] = [await tries('congdan1'), await tries('nobody.at.all')];
  expect(known).toEqual(nobody);
  expect(known.map(({ body }) => Object(body).code)).toContain('session.locked');
});
