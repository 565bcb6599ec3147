import { exportAudit, listAudit, type CallOf } from '@dongbo/contract';
import { bookAndWrite, createWorld, takeExport, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { kernelOperations } from '../kernel-operations.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());

const add = async (count: number, more: Readonly<Record<string, unknown>> = {}) => {
  const at = world.clock.now();
  const entry = () => ({
    id: newId(at.getTime()),
    at,
    actor_id: null,
    actor_name: '=HYPERLINK("http://example.vn")',
    operation: 'kernel.session.sign-in',
    outcome: 'done',
    ...more,
  });
  for (let left = count; left > 0; left -= 1000)
    await world.databases.official.kysely
      .insertInto('audit_entry')
      .values(Array.from({ length: Math.min(left, 1000) }, entry))
      .execute();
};
const file = async (asked: CallOf<typeof exportAudit>) =>
  await takeExport(world, exportAudit, asked, { as: 'kiemtoan' });

test('the filtered audit comes as CSV in the words of an auditor, and the export is recorded with its rows', async () => {
  await add(1_203);
  await add(3, {
    operation: 'kernel.inbox.list',
    outcome: 'not-found',
    reason: 'dòng 1, "hai"',
    actor_name: 'Lê Văn Tuấn',
  });
  const all = await file({ format: 'csv', operation: 'kernel.session.sign-in' });
  const lines = all.bytes.toString().split('\r\n');
  expect(lines[0]).toMatch(/^\ufeffLúc,Người thực hiện,/);
  expect(lines).toHaveLength(1 + 1_203 + 1);
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://example.vn"")"`);
  expect(lines[1]).toContain('11/03/2026 09:00:00');
  expect(lines[1]).toContain('Đăng nhập');
  expect(lines[1]).toContain('Đã làm');
  expect(all).toMatchObject({ rows: 1_203, name: 'Nhat-ky-2026-03-11.csv' });
  const few = await file({ format: 'csv', outcome: 'not-found' });
  expect(few.bytes.toString()).toContain('"dòng 1, ""hai"""');
  const { items } = await world.call(listAudit, { operation: 'kernel.audit.export' }, { as: 'kiemtoan' });
  expect(items.map(({ filters }) => filters)).toEqual(
    expect.arrayContaining([
      { format: 'csv', outcome: expect.any(String) },
      { format: 'csv', operation: expect.any(String) },
    ]),
  );
  const fetched = await world.call(listAudit, { operation: 'kernel.export.fetch' }, { as: 'kiemtoan' });
  expect(fetched.items.map(({ rows }) => rows).toSorted()).toEqual([1_203, 3]);
});

test('an action of a process is named, not told by the id of its author, in the language of whoever asks', async () => {
  await add(1, {
    operation: 'procedures.dossier.act',
    details: JSON.stringify({ filters: { dossierId: newId(0), action: 'hand-over' } }),
  });
  const asked = { format: 'csv', operation: 'procedures.dossier.act' } as const;
  const vietnamese = (await file(asked)).bytes.toString();
  expect(vietnamese).toContain('Xử lý hồ sơ,Trả kết quả,');
  expect(vietnamese).not.toContain('hand-over');
});

test('readings can be left out, or be all that is shown, and so can refusals', async () => {
  await add(2, { outcome: 'read', operation: 'kernel.notice.list' });
  await add(1, { outcome: 'done', operation: 'kernel.notice.list' });
  await add(1, { outcome: 'not-allowed', operation: 'kernel.notice.list' });
  const outcomes = async (kind?: 'acts' | 'readings' | 'refusals') => {
    const { items } = await world.call(listAudit, { operation: 'kernel.notice.list', kind }, { as: 'kiemtoan' });
    return items.map(({ outcome }) => outcome).toSorted();
  };
  expect(await outcomes()).toEqual(['done', 'not-allowed', 'read', 'read']);
  expect(await outcomes('acts')).toEqual(['done', 'not-allowed']);
  expect(await outcomes('readings')).toEqual(['read', 'read']);
  expect(await outcomes('refusals')).toEqual(['not-allowed']);
  const asked = { format: 'csv', kind: 'refusals', operation: 'kernel.notice.list' } as const;
  expect((await file(asked)).rows).toBe(1);
});

test('what was asked for stands in the file in words', async () => {
  const filters = { from: '2026-03-01', overdue: 'true' };
  await add(1, { outcome: 'read', operation: 'procedures.dossier.list', details: JSON.stringify({ filters }) });
  const asked = { format: 'csv', operation: 'procedures.dossier.list' } as const;
  expect((await file(asked)).bytes.toString()).toContain('Từ ngày: 2026-03-01; Chỉ hồ sơ quá hạn: có');
});

test('a period that ends before it begins is refused, in the list and in the file', async () => {
  const crossed = { from: '2026-03-31', to: '2026-03-01' };
  const refused = { code: 'period.days-crossed', facts: { from: '31/03/2026', to: '01/03/2026' } };
  await expect(world.call(listAudit, crossed, { as: 'kiemtoan' })).rejects.toMatchObject(refused);
  await expect(world.call(exportAudit, { ...crossed, format: 'csv' }, { as: 'kiemtoan' })).rejects.toMatchObject(
    refused,
  );
});

test('it comes as XLSX, not beyond 20,000 lines, and to nobody but who reads the audit of the province', async () => {
  const sheet = await file({ format: 'xlsx', outcome: 'not-found' });
  expect(sheet.bytes.subarray(0, 2).toString()).toBe('PK');
  expect(sheet.rows).toBe(3);
  await expect(world.call(exportAudit, { format: 'csv' }, { as: 'motcua.tranbien' })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await add(19_000, { outcome: 'read' });
  expect(await bookAndWrite(world, exportAudit, { format: 'xlsx' }, { as: 'kiemtoan' })).toMatchObject({
    state: 'too-long',
    mostRows: 20_000,
  });
});
