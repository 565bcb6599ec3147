import { type CallOf } from '@dongbo/contract';
import {
  dossierEvents,
  getProcedure,
  importProcedures,
  listPopularProcedures,
  searchProcedures,
} from '@dongbo/contract/procedures';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueSystem } from './catalogue-world.fixture.ts';
import { makeLine } from './exchange-line.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ key: 'catalogue', systems: [catalogueSystem] });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const day = '2026-01-01';
const importing = async (lines: string[], changes: Partial<CallOf<typeof importProcedures>> = {}) =>
  await world.call(importProcedures, { lines, validFrom: day, ...changes }, { as: asSystem });
const showing = async (code: string, on?: string) =>
  await world.call(getProcedure, { code, ...(on === undefined ? {} : { on }) }, { as: asSystem });
const nothing = { imported: 0, updated: 0, unchanged: 0, warned: 0, refused: [] };

/** Everything that the catalogue holds, to see that nothing changed. */
const contents = async () => {
  const db = world.databases.official.kysely;
  const found =
    await sql`select v.*, p.code from procedure_version v join procedure p on p.id = v.procedure_id order by v.id`.execute(
      db,
    );
  return JSON.stringify(found.rows);
};

let last = 100;
/** A code of its own for each test. */
const freshCode = (): string => `9.${String((last += 1)).padStart(6, '0')}`;

describe('one line', () => {
  test('becomes a procedure; a second time nothing changes', async () => {
    const line = makeLine({ code: freshCode() });
    expect(await importing([line])).toEqual({ ...nothing, read: 1, imported: 1 });
    const before = await contents();
    expect(await importing([line])).toEqual({ ...nothing, read: 1, unchanged: 1 });
    expect(await contents()).toBe(before);
  });

  test('shows all parts, warnings and the forms to fill', async () => {
    const code = freshCode();
    await importing([
      makeLine({ code, channels: [{ channel: 'DIRECT', processingTime: { value: 1, unit: 'OTHER' } }] }),
    ]);
    const procedure = await showing(code);
    expect(procedure).toMatchObject({
      code,
      validFrom: day,
      validTo: null,
      settledBy: 'commune',
      supplementPolicy: 'restart',
      decision: '163/QĐ-BTP',
    });
    expect(procedure.warnings).toEqual([{ code: 'time-limit-without-unit', facts: { channel: 'DIRECT', value: '1' } }]);
    expect(procedure.forms.length).toBeGreaterThan(0);
    await expect(showing(code, '2025-12-31')).rejects.toMatchObject({ code: 'not-found' });
    await expect(showing('8.000000')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('repeated under the same request id is answered from the first', async () => {
    const requestId = crypto.randomUUID();
    const input = { lines: [makeLine({ code: freshCode() })], validFrom: day };
    const first = await world.call(importProcedures, input, { as: asSystem, requestId });
    expect(await world.call(importProcedures, input, { as: asSystem, requestId })).toEqual(first);
  });
});

describe('other content', () => {
  test('from a later day closes the version and opens a new one', async () => {
    const code = freshCode();
    await importing([makeLine({ code })]);
    const old = await showing(code);
    expect(await importing([makeLine({ code, name: 'Tên mới' })], { validFrom: '2026-03-01' })).toMatchObject({
      updated: 1,
    });
    expect(await showing(code, '2026-02-28')).toEqual({ ...old, validTo: '2026-02-28' });
    expect(await showing(code, '2026-03-01')).toMatchObject({
      name: 'Tên mới',
      validFrom: '2026-03-01',
      validTo: null,
    });
  });

  test('from the same day replaces it for everybody, but the old version stays for what refers to it', async () => {
    const code = freshCode();
    await importing([makeLine({ code })]);
    const old = await showing(code);
    expect(await importing([makeLine({ code, name: 'Tên sửa' })])).toMatchObject({ updated: 1 });
    const current = await showing(code);
    expect(current).toMatchObject({ name: 'Tên sửa', validFrom: day, validTo: null });
    expect(current.versionId).not.toBe(old.versionId);
    const kept = await world.databases.official.pool.query('select name from procedure_version where id = $1', [
      old.versionId,
    ]);
    expect(kept.rows).toEqual([{ name: old.name }]);
  });

  test('from an earlier day goes before what is known', async () => {
    const code = freshCode();
    await importing([makeLine({ code })], { validFrom: '2026-02-01' });
    await importing([makeLine({ code, name: 'Tên cũ' })], { validFrom: '2025-07-01' });
    expect(await showing(code, '2026-01-31')).toMatchObject({
      name: 'Tên cũ',
      validFrom: '2025-07-01',
      validTo: '2026-01-31',
    });
    expect(await showing(code, '2026-02-01')).toMatchObject({ name: 'Thủ tục đăng ký khai sinh', validTo: null });
  });

  test('cannot be written over an imported version, by right', async () => {
    await expect(world.databases.official.pool.query("update procedure_version set name = 'x'")).rejects.toThrow(
      /permission denied/,
    );
    await expect(world.databases.official.pool.query('delete from procedure_version')).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('a batch', () => {
  test('a bad line stops nothing and is named by its number', async () => {
    const [first, second] = [freshCode(), freshCode()];
    const lines = [
      makeLine({ code: first }),
      '{"broken',
      '',
      makeLine({ code: '1' }),
      '  ',
      makeLine({ code: second, steps: [] }),
    ];
    expect(await importing(lines, { firstLine: 11 })).toEqual({
      ...nothing,
      read: 4,
      imported: 2,
      warned: 1,
      refused: [
        { line: 12, code: null, reason: 'not-json' },
        { line: 14, code: '1', reason: 'bad-code: 1' },
      ],
    });
    expect(await showing(second)).toMatchObject({ steps: [] });
  });

  test('with one code twice keeps the first: the same is unchanged, something else is refused', async () => {
    const code = freshCode();
    const lines = [makeLine({ code }), makeLine({ code }), makeLine({ code, name: 'Khác' })];
    expect(await importing(lines)).toMatchObject({
      read: 3,
      imported: 1,
      unchanged: 1,
      refused: [{ line: 3, code, reason: 'duplicate-code: 1' }],
    });
    expect(await importing(lines)).toMatchObject({ imported: 0, updated: 0, unchanged: 2 });
    expect(await showing(code)).toMatchObject({ name: 'Thủ tục đăng ký khai sinh' });
  });

  test('as a trial run reports the same and writes nothing', async () => {
    const lines = [makeLine({ code: freshCode() }), 'x'];
    const before = await contents();
    const report = await importing(lines, { dryRun: true });
    expect(await contents()).toBe(before);
    expect(await importing(lines)).toEqual(report);
  });

  test('of any size takes the same few statements', async () => {
    const lines = Array.from({ length: 150 }, () => makeLine({ code: freshCode() }));
    const statements = await world.statements(() => importing(lines));
    expect(statements.length).toBeLessThanOrEqual(12);
  });

  test('holds hostile sizes: many papers, endless words, deep unknown keys', async () => {
    const code = freshCode();
    const items = Array.from({ length: 3000 }, (_, index) => ({
      name: `giấy ${index} ${'x'.repeat(300)}`,
      originals: 1,
      copies: 0,
    }));
    expect(
      await importing([
        makeLine({
          code,
          componentGroups: [{ case: null, items }],
          extra: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
        }),
      ]),
    ).toMatchObject({ imported: 1 });
    expect((await showing(code)).componentGroups[0]?.items).toHaveLength(3000);
  });

  test('two at once with the same lines make one version each', async () => {
    const lines = Array.from({ length: 20 }, () => makeLine({ code: freshCode() }));
    const reports = await Promise.all([importing(lines), importing(lines.toReversed())]);
    expect(reports.map((report) => report.imported + report.unchanged)).toEqual([20, 20]);
    expect(reports.reduce((sum, report) => sum + report.imported, 0)).toBe(20);
  });
});

test.each(['0001-01-01', '1999-12-31', '2100-01-01', '9999-12-31'])(
  'no catalogue is valid from %s on',
  async (validFrom) => {
    const input = { lines: [makeLine({ code: freshCode() })], validFrom };
    await expect(world.call(importProcedures, input, { as: asSystem })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  },
);

test('a name of a hundred thousand letters is refused with its line', async () => {
  const report = await importing([
    makeLine({ code: freshCode(), name: 'Đ'.repeat(100_000) }),
    makeLine({ code: freshCode() }),
  ]);
  expect(report).toMatchObject({ imported: 1, refused: [{ line: 1 }] });
});

test('the two spaces know nothing of each other', async () => {
  const code = freshCode();
  await world.call(importProcedures, { lines: [makeLine({ code })], validFrom: day }, { as: asSystem, space: 'trial' });
  await expect(showing(code)).rejects.toMatchObject({ code: 'not-found' });
});

test('citizens, strangers and officials without the right may not import', async () => {
  const input = { lines: [makeLine({ code: freshCode() })], validFrom: day };
  const stranger = { personId: null, name: '', kind: 'anonymous' as const, username: '', grants: [] };
  await expect(world.call(importProcedures, input, { as: stranger })).rejects.toMatchObject({ code: 'not-signed-in' });
  const citizen = { ...asSystem, kind: 'citizen' as const };
  await expect(world.call(importProcedures, input, { as: citizen })).rejects.toMatchObject({ code: 'not-allowed' });
});

test('anybody may read', async () => {
  const stranger = { personId: null, name: '', kind: 'anonymous' as const, username: '', grants: [] };
  await expect(world.call(searchProcedures, {}, { as: stranger })).resolves.toHaveProperty('items');
});

test('filed procedures are counted and lead the list of the most used', async () => {
  const [often, never] = [freshCode(), freshCode()];
  await importing([makeLine({ code: often }), makeLine({ code: never }), makeLine()]);
  const popular = async () =>
    (await world.call(listPopularProcedures, {}, { as: asSystem })).items.map((item) => item.code);
  expect(await popular()).toEqual(['1.001193']);
  const unit = crypto.randomUUID();
  const payload = dossierEvents.submitted.payload.parse({
    dossierId: crypto.randomUUID(),
    code: 'H19.1-260311-0001',
    procedureCode: often,
    receivingUnitId: unit,
    competentUnitId: unit,
    channel: 'ONLINE',
  });
  const { kysely: db } = world.databases.official;
  for (let time = 0; time < 2; time += 1)
    await sql`
      insert into event (id, type, subject_id, actor_id, payload, at, position)
      values (${crypto.randomUUID()}, ${dossierEvents.submitted.type}, ${payload.dossierId}, ${unit}, ${JSON.stringify(payload)},
        ${world.clock.now()}, 0)`.execute(db);
  await world.drain();
  expect(await popular()).toEqual([often, '1.001193']);
  const used = await sql<{ dossiers: string }>`select dossiers from procedure_use`.execute(db);
  expect(used.rows).toEqual([{ dossiers: '2' }]);
});
