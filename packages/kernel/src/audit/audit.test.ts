import { listAudit, listUnits, signOut, verifyAudit as verifyEndpoint } from '@dongbo/contract';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import pg from 'pg';
import { afterAll, beforeEach, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '../ids.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { auditExtract, verifyExtract } from './audit-extract.ts';
import { sealAudit } from './seal-audit.ts';
import { verifyAudit } from './verify-audit.ts';

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
const seal = () => sealAudit(pool(), world.clock.now());

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
    const found = await verifyAudit(db());
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
    expect(await verifyAudit(db())).toEqual({
      intact: true,
      blocks: 0,
      entries: 0,
      unsealed: 0,
      firstBroken: null,
      head: null,
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
      expect(await verifyAudit(db())).toMatchObject({ intact: true, entries: 0, unsealed: 1 });
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
    const found = await verifyAudit(db());
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
    const found = await verifyAudit(db());
    expect(found.intact).toBe(false);
    expect(found.firstBroken).not.toBeNull();
    const lines = await Array.fromAsync(auditExtract(db()));
    expect((await verifyExtract(lines)).intact).toBe(false);
  });

  test('the beginning taken away, entries and all', async () => {
    await writeMany(2);
    await sealAll();
    await writeMany(2);
    await sealAll();
    await owner.query('delete from audit_entry where xid < (select to_xid from audit_block where seq = 1)');
    await owner.query('delete from audit_block where seq = 1');
    expect(await verifyAudit(db())).toMatchObject({ intact: false, firstBroken: 1 });
    const lines = await Array.fromAsync(auditExtract(db()));
    expect((await verifyExtract(lines)).startsAfter).not.toBe('0'.repeat(64));
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
    const offline = await verifyExtract(lines);
    const online = await verifyAudit(db());
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
    expect(await verifyExtract(await extract(2))).toMatchObject({ intact: true, startsAfter: first.hash });
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
    for (const changed of changes) expect((await verifyExtract(changed)).intact).toBe(false);
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
    expect(await verifyAudit(db())).toMatchObject({ intact: true, entries: 1 });
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

  test('auditor, administrator and terminal verify it', async () => {
    for (const as of ['kiemtoan', 'quantrihethong', asSystem]) {
      expect(await world.call(verifyEndpoint, {}, { as })).toMatchObject({ intact: true });
    }
  });
});
