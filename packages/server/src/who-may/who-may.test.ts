import { createHash, randomBytes } from 'node:crypto';
import { allEndpoints, getDossier, listColleagues, listUnits, receiveDossier, type UnitId } from '@dongbo/contract';
import roleData from '@dongbo/kernel/data/roles.json' with { type: 'json' };
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, type Api, type Browser } from '../api-world.fixture.ts';
import { applicantName, fileDossier, oneStopUnitOf } from '../file-a-dossier.fixture.ts';
import { samplesFor, type Elsewhere, type Sample, type Subject } from './samples.fixture.ts';

/** The operation × role table of `docs/who-may.md`, every pair against the assembled server: a role held at the unit that
 * the subject belongs to, the same role at another commune, and nobody. */
const officialOperations = allEndpoints.filter(({ access }) => access === 'official').map(({ name }) => name);
const roles: readonly { readonly key: string; readonly permissions: readonly string[] }[] = roleData.roles;
const places = ['own', 'foreign', 'province'] as const;
type Place = (typeof places)[number];

let api: Api;
let subject: Subject;
let code: string;
let citizen: Browser;
let samples: ReadonlyMap<string, Sample>;
const holders = new Map<string, Browser>();

async function communeNamed(name: string): Promise<UnitId> {
  const { items } = await api.nobody.call(listUnits, { q: name, kind: 'commune' });
  const found = items.find((unit) => unit.name === name);
  if (!found) throw new Error(`No commune ${name}`);
  return found.id;
}

/** Somebody who holds this role at this unit and nothing else, signed in. */
async function hold(role: string, unitId: string): Promise<Browser> {
  const db = api.program.databases.official.kysely;
  const now = api.clock.now();
  const id = crypto.randomUUID();
  const token = randomBytes(32).toString('base64url');
  const name = `${role} ${id}`;
  await db.insertInto('person').values({ id, kind: 'official', name, name_folded: name, created_at: now }).execute();
  await db.insertInto('account').values({ person_id: id, username: id, password_hash: 'none' }).execute();
  await db
    .insertInto('role_grant')
    .values({ id: crypto.randomUUID(), person_id: id, role_key: role, unit_id: unitId, valid_from: now })
    .execute();
  await db
    .insertInto('session')
    .values({
      token_hash: createHash('sha256').update(token).digest(),
      person_id: id,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
    })
    .execute();
  return api.withCookie(`dongbo_session=${token}`);
}

beforeAll(async () => {
  api = await createApi();
  citizen = await api.as('congdan2');
  const { dossier, paper } = await fileDossier(api, citizen);
  const counter = await api.as('motcua.tranbien');
  const seen = await counter.call(getDossier, { dossierId: dossier.id });
  const timeLimit = { unit: 'working-day', value: 1 } as const;
  await counter.call(receiveDossier, { dossierId: dossier.id, version: seen.version, timeLimit });
  const communeId = await communeNamed('Phường Trấn Biên');
  const head = await api.as('truongphong.tranbien');
  const { items } = await head.call(listColleagues, { unitId: communeId, role: 'specialist' });
  const [specialist] = items;
  if (!specialist) throw new Error('The ward has no specialist');
  subject = {
    dossierId: dossier.id,
    fileId: paper.id,
    oneStopId: await oneStopUnitOf(api.nobody, 'Phường Trấn Biên'),
    communeId,
    specialistId: specialist.id,
  };
  code = dossier.code;
  samples = new Map(samplesFor(subject).map((sample) => [sample.endpoint.name, sample]));
  const { items: provinces } = await api.nobody.call(listUnits, { kind: 'province' });
  const units = { own: communeId, foreign: await communeNamed('Phường Tam Hiệp'), province: provinces[0]?.id ?? '' };
  for (const { key } of roles) {
    for (const place of places) holders.set(`${key} ${place}`, await hold(key, units[place]));
  }
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

function sampleOf(name: string): Sample {
  const sample = samples.get(name);
  if (!sample) throw new Error(`${name} has no sample: add one to samples.fixture.ts`);
  return sample;
}

async function ask(name: string, role: string, place: Place): Promise<LightMyRequestResponse> {
  const { endpoint, input } = sampleOf(name);
  const browser = holders.get(`${role} ${place}`) ?? api.nobody;
  return await browser.send(endpoint, input);
}

/** May somebody with the role at this place come through to the subject? */
function comesThrough(elsewhere: Elsewhere, place: Place): boolean {
  if (elsewhere === 'province') return place === 'province';
  return place !== 'foreign' || elsewhere === 'anywhere';
}

const traceless = ({ body }: LightMyRequestResponse): boolean => !body.includes(code) && !body.includes(applicantName);

/** What an answer must be like. */
const fits: Readonly<Record<Elsewhere | 'refused' | 'through', (response: LightMyRequestResponse) => boolean>> = {
  refused: (response) => response.statusCode === 403 && response.json<{ code: string }>().code === 'not-allowed',
  // What the operation itself refuses is a matter of the dossier's state, not of who asks.
  through: ({ statusCode }) => statusCode === 200 || statusCode === 422,
  anywhere: ({ statusCode }) => statusCode === 200 || statusCode === 422,
  empty: (response) => response.statusCode === 200 && traceless(response),
  hidden: (response) => [403, 404].includes(response.statusCode) && traceless(response),
  province: ({ statusCode }) => statusCode === 403,
};

test('every operation of officials has a sample, and every permission of a role is such an operation', () => {
  expect([...samples.keys()].toSorted()).toEqual(officialOperations.toSorted());
  for (const { key, permissions } of roles) {
    const unknown = permissions.filter((permission) => !officialOperations.includes(permission));
    expect({ role: key, unknown }).toEqual({ role: key, unknown: [] });
  }
});

test('the roles of the database are those of the data', async () => {
  const rows = await api.program.databases.official.kysely.selectFrom('role').select(['key', 'permissions']).execute();
  const stored = rows.map((row) => [row.key, row.permissions.toSorted()]);
  expect(stored.toSorted()).toEqual(roles.map((role) => [role.key, role.permissions.toSorted()]).toSorted());
});

describe.each(officialOperations)('%s', (name) => {
  test('is for nobody without a session', async () => {
    const { endpoint, input } = sampleOf(name);
    expect((await api.nobody.send(endpoint, input)).statusCode).toBe(401);
  });

  test('is not for citizens', async () => {
    const { endpoint, input } = sampleOf(name);
    expect((await citizen.send(endpoint, input)).statusCode).toBe(403);
  });

  test.each(
    roles.flatMap(({ key, permissions }) => places.map((place) => ({ key, place, may: permissions.includes(name) }))),
  )('$key at $place: $may', async ({ key, place, may }) => {
    const response = await ask(name, key, place);
    const { elsewhere } = sampleOf(name);
    const wanted = may ? (comesThrough(elsewhere, place) ? 'through' : elsewhere) : 'refused';
    const { statusCode, body } = response;
    expect({ wanted, statusCode, body, fits: fits[wanted](response) }).toEqual({
      wanted,
      statusCode,
      body,
      fits: true,
    });
  });
});

test('none of all these calls moved the dossier', async () => {
  const head = await api.as('truongphong.tranbien');
  const dossier = await head.call(getDossier, { dossierId: subject.dossierId });
  expect(dossier).toMatchObject({ code, step: { id: 'assignment' }, assignee: null, result: null });
});
