import { listAudit, listUnits, signIn, signOut, verifyAudit as verifyEndpoint } from '@dongbo/contract';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import pg from 'pg';
import { afterAll, beforeEach, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { anonymous } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { localDate } from '../time/public.ts';
import { kernelOperations } from '../kernel-operations.ts';
import type { KeptHead } from './audit-evidence.ts';
import { auditExtract, verifyExtract } from './audit-extract.ts';
import { derivedAuditKey } from './audit-key.ts';
import { firstPreviousHash, hashBlock, type AuditBlock, type AuditRow } from './audit-row.ts';
import { readChain } from './audit-chain.ts';
import { sealAudit } from './seal-audit.ts';
import { verifyAudit } from './audit-check.ts';

let world: World;
let owner: pg.Client;

beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
  owner = new pg.Client({ connectionString: world.ownerUrl, options: '-c search_path=work,kernel,public' });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await owner.query('truncate audit_entry, audit_block');
});
afterEach(async () => {
  await owner.query('truncate audit_entry, audit_block');
});

const db = () => world.databases.official.kysely;
const pool = () => world.databases.official.pool;
const key = derivedAuditKey(Buffer.alloc(32, 7));
const another = derivedAuditKey(Buffer.alloc(32, 8));
const evidence = (heads: readonly KeptHead[] = []) => ({ keys: [key], heads: async () => heads });
const seal = () => sealAudit(pool(), world.clock.now(), key);

const insert = `insert into audit_entry (id, at, actor_name, operation, outcome, reason) values ($1, now(), 'Trần Thị Mỹ Hạnh', $2, 'done', $3)`;
const write = (client: { query: pg.Client['query'] }, operation: string) =>
  client.query(insert, [newId(Date.now()), operation, 'lý do']);
const writeMany = async (count: number) => {
  for (let index = 0; index < count; index += 1) await write(owner, `test.entry.${index}`);
};

/** Other tests share the server, and their running transactions hold the horizon back for a moment. */
const sealAll = async (unsealed = 0) =>
  await vi.waitFor(async () => {
    await seal();
    const found = await verifyAudit(db(), evidence());
    if (found.unsealed !== unsealed) throw new Error(`${found.unsealed} entries are not sealed yet`);
    return found;
  }, 10_000);

describe('sealing', () => {
  test('puts committed entries into blocks that follow one another', async () => {
    await writeMany(3);
    await sealAll();
    await writeMany(2);
    const found = await sealAll();
    expect(found).toMatchObject({ intact: true, entries: 5, unsealed: 0, firstBroken: null });
    expect(found.blocks).toBeGreaterThanOrEqual(2);
    expect(found.head).toMatch(/^[0-9a-f]{64}$/);
  });

  test('makes no block when nothing waits', async () => {
    expect(await seal()).toBe(0);
    expect(await verifyAudit(db(), evidence())).toEqual({
      intact: true,
      blocks: 0,
      entries: 0,
      unsealed: 0,
      firstBroken: null,
      head: null,
      lacksKey: null,
      keptHeads: 0,
      cutOff: null,
    });
  });

  test('never skips an entry of a transaction that runs longer than others', async () => {
    const slow = await pool().connect();
    try {
      await slow.query('begin');
      await write(slow, 'test.slow');
      await write(owner, 'test.quick');
      // The quick one has a later transaction number: sealing it now would close the range that the slow one is in.
      expect(await seal()).toBe(0);
      expect(await verifyAudit(db(), evidence())).toMatchObject({ intact: true, entries: 0, unsealed: 1 });
      await slow.query('commit');
    } finally {
      slow.release();
    }
    expect(await sealAll()).toMatchObject({ intact: true, entries: 2, unsealed: 0 });
  });

  test('goes on past a transaction that was rolled back', async () => {
    const failed = await pool().connect();
    await failed.query('begin');
    await write(failed, 'test.failed');
    await write(owner, 'test.kept');
    await failed.query('rollback');
    failed.release();
    expect(await sealAll()).toMatchObject({ intact: true, entries: 1 });
  });

  test('is done by one of several that try at the same moment', async () => {
    await writeMany(20);
    await Promise.all(Array.from({ length: 6 }, seal));
    expect(await sealAll()).toMatchObject({ intact: true, entries: 20 });
  });

  test('splits what is more than a block holds', async () => {
    // Numbers below the horizon, as after a long standstill of the sealer.
    await owner.query(`insert into audit_entry (id, xid, at, actor_name, operation, outcome)
      select gen_random_uuid(), (g % 400 + 1)::text::xid8, now(), 'a', 'test.bulk', 'done' from generate_series(1, 25000) g`);
    expect(await seal()).toBe(25_000);
    const found = await verifyAudit(db(), evidence());
    expect(found).toMatchObject({ intact: true, entries: 25_000, unsealed: 0 });
    expect(found.blocks).toBeGreaterThan(1);
  });

  test('refuses to go on when transactions are numbered from the beginning again', async () => {
    await writeMany(1);
    await sealAll();
    await owner.query(`update audit_block set to_xid = '4000000000000'`);
    await expect(seal()).rejects.toThrow('are sealed');
  });
});

describe('tampering as the owner of the database is found', () => {
  const tampers: readonly (readonly [string, string])[] = [
    ['a changed entry', `update audit_entry set actor_name = 'Ai đó' where operation = 'test.entry.4'`],
    ['a changed reason', `update audit_entry set reason = null where operation = 'test.entry.4'`],
    [
      'an entry moved in time by a microsecond',
      `update audit_entry set at = at + interval '1 microsecond' where operation = 'test.entry.4'`,
    ],
    ['a deleted entry', `delete from audit_entry where operation = 'test.entry.4'`],
    [
      'an entry slipped in',
      `insert into audit_entry (id, xid, at, actor_name, operation, outcome)
      select gen_random_uuid(), xid, at, 'x', 'y', 'done' from audit_entry where operation = 'test.entry.4'`,
    ],
    [
      'an entry slipped in below everything',
      `insert into audit_entry (id, xid, at, actor_name, operation, outcome)
      values (gen_random_uuid(), '1', now(), 'x', 'y', 'done')`,
    ],
    ['a deleted block', 'delete from audit_block where seq = 2'],
    ['a deleted first block', 'delete from audit_block where seq = 1'],
    ['a widened block', `update audit_block set to_xid = ((to_xid::text)::bigint + 1)::text::xid8 where seq = 2`],
    ['a moved seal', `update audit_block set sealed_at = sealed_at - interval '1 day' where seq = 2`],
    ['a block with another hash', `update audit_block set hash = repeat('a', 64) where seq = 2`],
  ];

  test.each(tampers)('%s', async (_, statement) => {
    for (const first of [0, 3, 6]) {
      for (let index = first; index < first + 3; index += 1) await write(owner, `test.entry.${index}`);
      await sealAll();
    }
    await owner.query(statement);
    const found = await verifyAudit(db(), evidence());
    expect(found.intact).toBe(false);
    expect(found.firstBroken).not.toBeNull();
    const lines = await Array.fromAsync(auditExtract(db()));
    expect((await verifyExtract(lines, [key])).intact).toBe(false);
  });

  test('the beginning taken away, entries and all', async () => {
    await writeMany(2);
    await sealAll();
    await writeMany(2);
    await sealAll();
    await owner.query('delete from audit_entry where xid < (select to_xid from audit_block where seq = 1)');
    await owner.query('delete from audit_block where seq = 1');
    expect(await verifyAudit(db(), evidence())).toMatchObject({ intact: false, firstBroken: 1 });
    const lines = await Array.fromAsync(auditExtract(db()));
    expect((await verifyExtract(lines, [key])).startsAfter).not.toBe('0'.repeat(64));
  });
});

describe('a seal that the database alone cannot make', () => {
  /** As somebody does who holds the database and no key: every seal anew, by a plain hash. */
  async function resealWithout(keyId: string | null): Promise<void> {
    let previous = firstPreviousHash;
    const blocks: { block: AuditBlock; rows: AuditRow[] }[] = [];
    for await (const item of readChain(db())) {
      if ('block' in item) blocks.push({ block: item.block, rows: [] });
      else blocks.at(-1)?.rows.push(item.entry);
    }
    for (const { block, rows } of blocks) {
      const hash = hashBlock({ ...block, previousHash: previous, keyId }, keyId === null ? null : another);
      for (const row of rows) hash.add(row);
      const made = hash.digest();
      await owner.query('update audit_block set previous_hash = $1, hash = $2, key_id = $3 where seq = $4', [
        previous,
        made,
        keyId,
        block.seq,
      ]);
      previous = made;
    }
  }

  async function threeBlocks(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await writeMany(2);
      await sealAll();
    }
  }

  test('sealing the rest anew under another key is found', async () => {
    await threeBlocks();
    await owner.query(`update audit_entry set actor_name = 'Ai đó' where operation = 'test.entry.1'`);
    await resealWithout(another.id);
    expect(await verifyAudit(db(), evidence())).toMatchObject({ intact: false, firstBroken: 1, lacksKey: another.id });
    await resealWithout(key.id);
    expect(await verifyAudit(db(), evidence())).toMatchObject({ intact: false, firstBroken: 1, lacksKey: null });
  });

  test('plain hashes after seals are found, and before them they stay valid', async () => {
    await writeMany(2);
    await vi.waitFor(async () => expect(await sealAudit(pool(), world.clock.now())).toBeGreaterThan(0), 10_000);
    await writeMany(2);
    expect(await sealAll()).toMatchObject({ intact: true, entries: 4 });
    await owner.query('update audit_block set key_id = null where seq = (select max(seq) from audit_block)');
    expect((await verifyAudit(db(), evidence())).intact).toBe(false);
  });

  test('a noted head shows an end that was cut off, and a chain that was written anew from its beginning', async () => {
    await threeBlocks();
    const { rows } = await owner.query('select seq::int, hash from audit_block order by seq desc limit 1');
    const head: KeptHead = { space: 'official', seq: rows[0].seq, hash: rows[0].hash, at: '2026-11-29T00:00:00.000Z' };
    expect(await verifyAudit(db(), evidence([head]))).toMatchObject({ intact: true, keptHeads: 1, cutOff: null });
    await owner.query('delete from audit_entry where xid >= (select from_xid from audit_block where seq = $1)', [
      head.seq,
    ]);
    await owner.query('delete from audit_block where seq = $1', [head.seq]);
    expect(await verifyAudit(db(), evidence())).toMatchObject({ intact: true });
    const cut = { intact: false, cutOff: { seq: head.seq, at: head.at } };
    expect(await verifyAudit(db(), evidence([head]))).toMatchObject(cut);
    await resealWithout(null);
    expect((await verifyAudit(db(), evidence())).intact).toBe(true);
    expect(await verifyAudit(db(), evidence([head]))).toMatchObject(cut);
  });

  test('who has a new key first still checks what the old one sealed', async () => {
    await threeBlocks();
    await writeMany(1);
    await vi.waitFor(
      async () => expect(await sealAudit(pool(), world.clock.now(), another)).toBeGreaterThan(0),
      10_000,
    );
    const both = { keys: [another, key], heads: async () => [] };
    expect(await verifyAudit(db(), both)).toMatchObject({ intact: true, entries: 7 });
    expect(await verifyAudit(db(), evidence())).toMatchObject({ intact: false, lacksKey: another.id });
  });

  test('the application may not choose the transaction of an entry', async () => {
    const chosen = `insert into audit_entry (id, xid, at, actor_name, operation, outcome) values ($1, '100', now(), 'x', 'y', 'done')`;
    await expect(pool().query(chosen, [newId(Date.now())])).rejects.toThrow('permission denied');
  });
});

describe('what an entry says', () => {
  const newest = async (filter: Record<string, string> = {}) =>
    (await world.call(listAudit, { limit: 50, ...filter }, { as: 'kiemtoan' })).items;

  test('a failed sign-in names the account that was tried, and hides what is none', async () => {
    for (const username of ['motcua.tranbien', 'MyPassword123'])
      await expect(world.call(signIn, { username, password: 'wrong wrong' }, { as: anonymous })).rejects.toThrow();
    const tried = (await newest()).filter(({ operation }) => operation === signIn.name);
    // Both in one millisecond: their order is that of chance.
    expect(tried.map(({ account }) => account).toSorted()).toEqual([
      expect.stringMatching(/^#[0-9a-f]{24}$/),
      'motcua.tranbien',
    ]);
    expect(await newest({ person: 'motcua.tranbien' })).toEqual([
      expect.objectContaining({ account: 'motcua.tranbien' }),
    ]);
    expect(JSON.stringify((await owner.query('select * from audit_entry')).rows)).not.toContain('MyPassword123');
  });

  test('a reading says by what was asked, how many rows came, and as what its reader did it', async () => {
    const person = (await world.actor('kiemtoan')).personId ?? '';
    await newest({ person: 'Nguyễn Văn Bí Mật' });
    world.clock.advance(1000);
    const [reading] = await newest({ personId: person });
    expect(reading).toMatchObject({ operation: 'kernel.audit.list', outcome: 'read', rows: 0 });
    expect(reading?.filters).toEqual({ person: expect.stringMatching(/^#[0-9a-f]{24}$/) });
    expect(reading?.roles.length).toBeGreaterThan(0);
  });

  test('acts, outcomes and days are filters', async () => {
    await world.call(signOut, {}, { as: 'congdan1' });
    await world.call(listUnits, {}, { as: 'congdan1' });
    expect((await newest({ operation: signOut.name })).map(({ operation }) => operation)).toEqual([signOut.name]);
    expect(await newest({ operation: signOut.name, outcome: 'not-allowed' })).toEqual([]);
    const today = localDate(world.clock.now());
    expect(await newest({ operation: signOut.name, from: today, to: today })).toHaveLength(1);
    expect(await newest({ operation: signOut.name, to: '2020-01-01' })).toEqual([]);
    expect(await newest({ code: 'H19.145-261129-0001' })).toEqual([]);
  });
});

describe('an extract', () => {
  const extract = async (fromSeq?: number) => await Array.fromAsync(auditExtract(db(), fromSeq));

  beforeEach(async () => {
    for (let round = 0; round < 3; round += 1) {
      await writeMany(4);
      await sealAll();
    }
  });

  test('is checked without the database and agrees with it', async () => {
    const lines = await extract();
    const offline = await verifyExtract(lines, [key]);
    const online = await verifyAudit(db(), evidence());
    expect(offline).toMatchObject({
      intact: true,
      complete: true,
      entries: 12,
      head: online.head,
      startsAfter: '0'.repeat(64),
    });
  });

  test('may begin later, and says after what', async () => {
    const first = JSON.parse((await extract())[1] ?? '{}').block;
    expect(await verifyExtract(await extract(2), [key])).toMatchObject({ intact: true, startsAfter: first.hash });
  });

  test('a changed, missing, added or unreadable line is found', async () => {
    const lines = await extract();
    const entry = lines.findIndex((line) => line.includes('"entry"'));
    const changes = [
      lines.with(entry, (lines[entry] ?? '').replace('Hạnh', 'Hanh')),
      lines.toSpliced(entry, 1),
      lines.toSpliced(entry, 0, lines[entry] ?? ''),
      lines.with(entry, '{"entry": ['),
      lines.slice(0, -1),
      lines.slice(1),
      [...lines, lines[entry] ?? ''],
      lines.filter((line) => !line.includes('"block"')),
      [],
    ];
    for (const changed of changes) expect((await verifyExtract(changed, [key])).intact).toBe(false);
  });
});

describe('the record through the house', () => {
  test('the application may not change or delete what it wrote', async () => {
    await world.call(signOut, {}, { as: 'congdan1' });
    await sealAll();
    for (const table of ['audit_entry', 'audit_block', 'event']) {
      await expect(pool().query(`delete from ${table}`)).rejects.toThrow('permission denied');
      await expect(pool().query(`truncate ${table}`)).rejects.toThrow('permission denied');
    }
    await expect(pool().query(`update audit_entry set outcome = 'x'`)).rejects.toThrow('permission denied');
    await expect(pool().query(`update audit_block set hash = 'x'`)).rejects.toThrow('permission denied');
    expect(await verifyAudit(db(), evidence())).toMatchObject({ intact: true, entries: 1 });
  });

  test('an auditor reads page by page, newest first, and the reading is itself recorded', async () => {
    await world.call(signOut, {}, { as: 'congdan1' });
    const personId = (await world.actor('congdan1')).personId ?? '';
    for (let index = 0; index < 4; index += 1) {
      world.clock.advance(1000);
      await world.call(signOut, {}, { as: 'congdan1' });
    }
    const first = await world.call(listAudit, { personId, limit: 3 }, { as: 'kiemtoan' });
    expect(first.items.map((item) => item.operation)).toEqual(Array(3).fill('kernel.session.sign-out'));
    const second = await world.call(
      listAudit,
      { personId, limit: 3, cursor: first.nextCursor ?? '' },
      { as: 'kiemtoan' },
    );
    expect(second.items).toHaveLength(2);
    expect(second.nextCursor).toBeNull();
    const ids = [...first.items, ...second.items].map((item) => item.id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    world.clock.advance(1000);
    const all = await world.call(listAudit, {}, { as: 'kiemtoan' });
    expect(all.items.filter((item) => item.operation === 'kernel.audit.list')).toHaveLength(2);
    const older = all.items.slice(1).map((item) => item.id);
    const cursor = (await world.call(listAudit, { limit: 2 }, { as: 'kiemtoan' })).nextCursor ?? '';
    const rest = await world.call(listAudit, { limit: 50, cursor }, { as: 'kiemtoan' });
    // The two on the first page are the reading of all, and the newest that it showed.
    expect(rest.items.map((item) => item.id)).toEqual(older);
  });

  test('a cursor that nobody gave out is refused', async () => {
    await expect(world.call(listAudit, { cursor: 'bm9uc2Vuc2U' }, { as: 'kiemtoan' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  test('reading the record takes one statement beside the record of the reading', async () => {
    const actor = await world.actor('kiemtoan');
    expect(await world.statements(() => world.call(listAudit, {}, { as: actor }))).toHaveLength(2);
  });

  test.each(['congdan1', 'motcua.tranbien', 'lanhdao.tranbien', 'quantrihethong'])(
    '%s may not read it',
    async (username) => {
      await expect(world.call(listAudit, {}, { as: username })).rejects.toMatchObject({ code: 'not-allowed' });
    },
  );

  test('an auditor of one commune may not read or verify it: entries belong to no unit', async () => {
    const auditor = await world.actor('kiemtoan');
    const [commune] = (await world.call(listUnits, { kind: 'commune' }, { as: asSystem })).items;
    const local = { ...auditor, grants: auditor.grants.map((grant) => ({ ...grant, unitId: commune?.id ?? '' })) };
    await expect(world.call(listAudit, {}, { as: local })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(world.call(verifyEndpoint, {}, { as: local })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('it is read beside those who are answered, once for all who ask meanwhile', async () => {
    await owner.query(`insert into audit_entry (id, xid, at, actor_name, operation, outcome)
      select gen_random_uuid(), (g % 400 + 1)::text::xid8, now(), 'a', 'test.bulk', 'done' from generate_series(1, 30000) g`);
    await sealAll();
    const actor = await world.actor('kiemtoan');
    const verify = async () => await world.call(verifyEndpoint, {}, { as: actor });
    const reading = await world.statements(async () => {
      const [first, second] = await Promise.all([verify(), verify()]);
      expect(first).toMatchObject({ intact: true, entries: 30_000 });
      expect(second).toEqual(first);
    });
    // Whether each may: the record itself goes over another connection.
    expect(reading.filter((statement) => statement.includes('audit_'))).toEqual([]);
    await owner.query(`update audit_entry set actor_name = 'b' where id = (select id from audit_entry limit 1)`);
    expect(await verify()).toMatchObject({ intact: false });
  });

  test('auditor, administrator and terminal verify it', async () => {
    for (const as of ['kiemtoan', 'quantrihethong', asSystem]) {
      expect(await world.call(verifyEndpoint, {}, { as })).toMatchObject({ intact: true });
    }
  });
});
