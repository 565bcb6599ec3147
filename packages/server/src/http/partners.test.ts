import { listNotices, revokePartnerKey, listPartners, type Space } from '@dongbo/contract';
import { searchProcedures } from '@dongbo/contract/procedures';
import { systemActor } from '@dongbo/kernel';
import { countStatements } from '@dongbo/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, type Api } from '../api-world.fixture.ts';
import {
  appWithExamples,
  codeOf,
  enterPartner,
  readExample,
  sendExample,
  writeRole,
  type ExamplePartner,
} from '../partner-calls.fixture.ts';
import { usualLimits } from './rate-limits.ts';

let api: Api;
let app: FastifyInstance;
let partner: ExamplePartner;
beforeAll(async () => {
  api = await createApi();
  app = await appWithExamples(api);
  await writeRole(api, [readExample.name, sendExample.name]);
  partner = await enterPartner(api, 'Cổng minh họa');
});
afterAll(async () => {
  await app.close();
  await api[Symbol.asyncDispose]();
});

const read = (headers: Record<string, string>, prefix = '') =>
  app.inject({ url: `${prefix}/api/example?word=chao`, headers });
const asPartner = (authorization = partner.authorization) => ({ authorization });

function send(payload: string | Buffer, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/api/example/goi-tin?part=1',
    headers: {
      ...asPartner(),
      'content-type': 'application/xml',
      'idempotency-key': crypto.randomUUID(),
      ...headers,
    },
    payload,
  });
}

const auditOf = async (operation: string, space: Space = 'official') =>
  await api.program.databases[space].kysely
    .selectFrom('audit_entry')
    .select(['actor_id', 'actor_name', 'outcome'])
    .where('operation', '=', operation)
    .orderBy('id', 'desc')
    .execute();

test('a partner with a key and the permission is answered, in both spaces, and the audit names it', async () => {
  for (const [space, prefix] of [
    ['official', ''],
    ['trial', '/trial'],
  ] as const) {
    const answer = await read(asPartner(), prefix);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toEqual({ partner: 'Cổng minh họa', word: 'chao' });
    expect((await auditOf(readExample.name, space))[0]).toEqual({
      actor_id: partner.partnerId,
      actor_name: 'Cổng minh họa',
      outcome: 'read',
    });
  }
});

describe('a key that does not open', () => {
  const wrongSecret = () => `Bearer ${partner.keyId}.${'A'.repeat(43)}`;
  const ended = () => enterPartner(api, 'Đối tác hết hạn', api.clock.now());
  async function revoked(): Promise<ExamplePartner> {
    const other = await enterPartner(api, 'Đối tác bị thu hồi');
    await api.program.call(revokePartnerKey, { keyId: other.keyId }, { actor: systemActor('test') });
    return other;
  }

  test('is refused alike, whatever is wrong with it: answer, headers, statements and rows', async () => {
    const tried = {
      'wrong secret': wrongSecret(),
      unknown: `Bearer ${crypto.randomUUID()}.${'A'.repeat(43)}`,
      ended: (await ended()).authorization,
      revoked: (await revoked()).authorization,
      'no key at all': 'Bearer x',
      'id alone': `Bearer ${partner.keyId}`,
      'empty secret': `Bearer ${partner.keyId}.`,
      'another form of the id': `Bearer ${partner.keyId.toUpperCase()}.${'A'.repeat(43)}`,
    };
    const seen: Record<string, unknown> = {};
    for (const [name, authorization] of Object.entries(tried)) {
      let answer: unknown;
      const statements = await countStatements(api.program.databases.official.pool, async () => {
        const { statusCode, headers, body } = await read({ authorization });
        const { requestId: _, ...problem } = JSON.parse(body);
        answer = { statusCode, headers: Object.keys(headers).toSorted(), problem };
      });
      seen[name] = { answer, statements };
    }
    const first = seen['wrong secret'];
    expect(first).toMatchObject({ answer: { statusCode: 401, problem: { code: 'not-signed-in' } } });
    expect(Object(first).statements).toHaveLength(1);
    for (const [name, one] of Object.entries(seen)) expect({ name, one }).toEqual({ name, one: first });
  });

  test('a revoked key ends at once, another of the same partner goes on', async () => {
    const [old, fresh] = [await enterPartner(api, 'Đối tác hai khóa'), await enterPartner(api, 'Đối tác hai khóa')];
    expect(fresh.partnerId).toBe(old.partnerId);
    expect((await read(asPartner(old.authorization))).statusCode).toBe(200);
    await api.program.call(revokePartnerKey, { keyId: old.keyId }, { actor: systemActor('test') });
    expect((await read(asPartner(old.authorization))).statusCode).toBe(401);
    expect((await read(asPartner(fresh.authorization))).statusCode).toBe(200);
    const { items } = await api.program.call(listPartners, {}, { actor: systemActor('test') });
    const found = items.find(({ id }) => id === old.partnerId);
    expect(found).toMatchObject({ name: 'Đối tác hai khóa', roles: [{ role: 'example-partner' }] });
    expect(found?.keys.filter(({ validTo }) => validTo === null).map(({ id }) => id)).toEqual([fresh.keyId]);
  });
});

test('nothing of a secret is kept, neither in the table nor with the answers of requests nor in the audit', async () => {
  const secret = partner.authorization.split('.')[1] ?? '';
  const { rows } = await api.program.databases.official.pool.query(
    `select to_jsonb(k)::text as text from partner_key k union all select to_jsonb(r)::text from request r
     union all select to_jsonb(a)::text from audit_entry a`,
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter(({ text }) => String(text).includes(secret))).toEqual([]);
});

test('last use is noted by the hour', async () => {
  const one = await enterPartner(api, 'Đối tác bận rộn');
  const statements = async () =>
    (await countStatements(api.program.databases.official.pool, () => read(asPartner(one.authorization)))).filter(
      (text) => text.startsWith('update partner_key'),
    ).length;
  expect([await statements(), await statements(), await statements()]).toEqual([1, 0, 0]);
  api.clock.advance(3_600_001);
  expect([await statements(), await statements()]).toEqual([1, 0]);
});

test('an official, a citizen and nobody are not partners, and a cookie beside a key does not count', async () => {
  expect(codeOf(await read({}))).toBe('not-signed-in');
  for (const username of ['congdan1', 'motcua.tranbien', 'kiemtoan']) {
    const cookie = (await api.as(username)).cookie ?? '';
    expect(codeOf(await read({ cookie }))).toBe('not-allowed');
    const both = await app.inject({ url: `/api${listNotices.path}`, headers: { cookie, ...asPartner() } });
    expect(codeOf(both)).toBe('not-allowed');
  }
});

test('what anybody may read needs no key, and a key that does not open does not hinder', async () => {
  const url = `/api${searchProcedures.path}?q=khai%20sinh`;
  expect((await app.inject({ url, headers: { authorization: 'Bearer x' } })).statusCode).toBe(200);
});

describe('an XML document', () => {
  const document = '<?xml version="1.0" encoding="UTF-8"?><goi><ten>Đỗ Quốc Khải</ten></goi>';

  test('reaches the operation as text, with path and query as its input', async () => {
    for (const type of ['application/xml', 'text/xml; charset=utf-8']) {
      const answer = await send(document, { 'content-type': type });
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.json()).toEqual({ kind: 'goi-tin', part: '1', xml: document });
    }
  });

  test('sent twice with the same id is done once; another under that id is refused', async () => {
    const id = { 'idempotency-key': crypto.randomUUID() };
    await send(document, id);
    expect((await send(document, id)).headers['idempotent-replay']).toBe('true');
    expect(codeOf(await send(document.replace('Khải', 'Khôi'), id))).toBe('request-id-reused');
  });

  test.each([
    ['with a document type', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'application/xml'],
    ['as JSON', '{"a":1}', 'application/json'],
    ['as bytes', '<a/>', 'application/octet-stream'],
    ['empty', '', 'application/xml'],
    ['not UTF-8', Buffer.from([0x3c, 0x61, 0xff]), 'text/xml'],
  ])('%s is invalid', async (_, payload, type) => {
    const answer = await send(payload, { 'content-type': type });
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid-input']);
  });

  test('beyond the limit of its endpoint is not read, and nobody without the permission makes the server read it', async () => {
    const large = `<a>${'x'.repeat(3_000_000)}</a>`;
    expect(codeOf(await send(large))).toBe('too-large');
    const stranger = { authorization: `Bearer ${partner.keyId}.${'A'.repeat(43)}` };
    expect(codeOf(await send(large, stranger))).toBe('not-signed-in');
    expect((await send(`<a>${'x'.repeat(2_000_000)}</a>`)).statusCode).toBe(200);
  });
});

test('a partner that asks too much waits, key by key', async () => {
  const limits = { ...usualLimits, read: { ...usualLimits.read, partner: { burst: 2, perMinute: 60 } } };
  await using few = await appWithExamples(api, { limits });
  const [first, second] = [await enterPartner(api, 'Đối tác vội'), await enterPartner(api, 'Đối tác vội')];
  const ask = async ({ authorization }: ExamplePartner) =>
    (await few.inject({ url: '/api/example', headers: { authorization } })).statusCode;
  expect([await ask(first), await ask(first), await ask(first)]).toEqual([200, 200, 429]);
  expect(await ask(second)).toBe(200);
});
