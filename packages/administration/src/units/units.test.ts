import { type UnitId, listContacts, listUnits as listPublicUnits } from '@dongbo/contract';
import {
  addUnit,
  endUnit,
  getAdministeredUnit,
  listAdministeredUnits,
  moveUnit,
  nameUnit,
  setUnitContact,
} from '@dongbo/contract/administration';
import { seedOrganisation } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrationWorld, administrator, tablesOf, unitOf } from '../administration-world.fixture.ts';
import { administrationSystem } from '../index.ts';

const admin = administrator;
const basis = 'Nghị quyết 01/NQ-HĐND ngày 01/03/2026';
const reason = 'Theo nghị quyết của Hội đồng nhân dân';

let world: World;
beforeAll(async () => {
  world = await administrationWorld();
});
afterAll(async () => await world[Symbol.asyncDispose]());

const idOf = async (code: string): Promise<UnitId> => await unitOf(world, code);
const get = async (unitId: UnitId, as = admin) => await world.call(getAdministeredUnit, { unitId }, { as });
const versionOf = async (unitId: UnitId) => (await get(unitId)).version;
const code = (wanted: string) => ({ code: wanted });

describe('the list', () => {
  test('holds the communes, and finds one by a name of before the merger', async () => {
    const { items } = await world.call(listAdministeredUnits, { kind: 'commune' }, { as: admin });
    expect(items).toHaveLength(95);
    const found = await world.call(listAdministeredUnits, { q: 'quang vinh bien hoa' }, { as: admin });
    expect(found.items.map(({ name }) => name)).toContain('Phường Trấn Biên');
  });

  test('holds for a leader of one ward that ward alone, and takes one statement beside who asks', async () => {
    const { items } = await world.call(listAdministeredUnits, {}, { as: 'lanhdao.tranbien' });
    expect(items.map(({ name }) => name)).toContain('Phường Trấn Biên');
    expect(items.every(({ code: one }) => one.startsWith('H19.145'))).toBe(true);
    const other = await idOf('H19.146');
    await expect(get(other, 'lanhdao.tranbien')).rejects.toMatchObject(code('not-found'));
  });
});

describe('a name', () => {
  test('holds from its day on, with those of the units below; the one before stays found', async () => {
    const unitId = await idOf('H19.120');
    const before = await get(unitId);
    const name = 'Phường Mới Tên';
    const call = { unitId, version: before.version, name, type: 'phường', legalBasis: basis, reason, below: true };
    const answer = await world.call(nameUnit, { ...call, from: '2026-04-01' }, { as: admin });
    expect(answer.renamed).toBe(before.below.length);
    expect((await get(unitId)).name).toBe(before.name);
    const named = async (on: string) =>
      (await world.call(listPublicUnits, { on, kind: 'commune' }, { as: 'congdan1' })).items.find(
        ({ id }) => id === unitId,
      );
    expect(await named('2026-03-31')).toMatchObject({ name: before.name });
    expect(await named('2026-04-01')).toMatchObject({ name, type: 'phường' });
    const { names, history } = await get(unitId);
    expect(names.at(-2)?.to).toBe('2026-03-31');
    expect(history[0]).toMatchObject({ what: 'named', from: '2026-04-01', reason });
    const [division] = before.below.filter(({ kind }) => kind === 'division');
    const below = await get(division?.id ?? unitId);
    expect(below.names.at(-1)).toMatchObject({ from: '2026-04-01' });
    expect(below.names.at(-1)?.name.endsWith('phường Mới Tên')).toBe(true);
  });

  test('is refused before one that holds, beside a unit of the same name, and by who saw an older state', async () => {
    const unitId = await idOf('H19.121');
    const version = await versionOf(unitId);
    const call = {
      unitId,
      version,
      name: 'Phường Khác',
      type: 'phường',
      from: '2026-05-01',
      legalBasis: basis,
      reason,
      below: false,
    };
    await expect(world.call(nameUnit, { ...call, from: '2020-01-01' }, { as: admin })).rejects.toMatchObject(
      code('unit.name-begins-too-early'),
    );
    await expect(world.call(nameUnit, { ...call, name: 'phường trấn biên' }, { as: admin })).rejects.toMatchObject(
      code('unit.name-taken'),
    );
    await world.call(nameUnit, call, { as: admin });
    await expect(world.call(nameUnit, call, { as: admin })).rejects.toMatchObject(code('unit.changed-meanwhile'));
  });
});

describe('how it is reached', () => {
  const contact = {
    from: '2026-03-11',
    address: 'Số 1 đường Minh Họa',
    calendar: 'vn-state',
    source: 'UBND phường',
    reason,
  };

  test('is set by the leader of the unit, and shown to everybody from its day on', async () => {
    const unitId = await idOf('H19.145.01');
    const call = { ...contact, unitId, version: 0, phone: '0251 3822 501', email: 'phuong@example.vn' };
    await world.call(setUnitContact, call, { as: 'lanhdao.tranbien' });
    await world.call(setUnitContact, { ...call, version: 1, from: '2026-06-01', address: 'Số 2' }, { as: admin });
    const { items } = await world.call(listContacts, { q: 'tran bien' }, { as: 'congdan1' });
    const shown = items.find((one) => one.unitId === unitId);
    expect(shown).toMatchObject({ address: 'Số 1 đường Minh Họa', phone: '+842513822501', source: 'UBND phường' });
    expect((await get(unitId)).plannedContacts).toEqual([{ from: '2026-06-01', address: 'Số 2' }]);
  });

  test('is refused with its true cause', async () => {
    const unitId = await idOf('H19.146.01');
    const call = { ...contact, unitId, version: 0, phone: null, email: null };
    const refusal = async (change: object, as = admin): Promise<unknown> =>
      await world.call(setUnitContact, { ...call, ...change }, { as }).catch((error: unknown) => error);
    expect(await refusal({ phone: '12' })).toMatchObject(code('unit.not-a-phone'));
    expect(await refusal({ email: 'a b' })).toMatchObject(code('unit.not-an-email'));
    expect(await refusal({ calendar: 'mars' })).toMatchObject(code('unit.unknown-calendar'));
    expect(await refusal({}, 'lanhdao.tranbien')).toMatchObject(code('not-found'));
  });
});

describe('units come, move and end', () => {
  const parts = { type: null, code: null, functionKey: null, from: '2026-03-11', legalBasis: basis, reason } as const;

  test('a second counter gets the next free code and lies in reach of who holds a role above', async () => {
    const unitId = await idOf('H19.150');
    const name = 'Điểm tiếp nhận số 2';
    const call = { ...parts, unitId, version: await versionOf(unitId), kind: 'one-stop' as const, name };
    const added = await world.call(addUnit, call, { as: admin });
    expect(await get(added.id)).toMatchObject({ name, code: 'H19.150.05', parent: { id: unitId } });
    const again = { ...call, version: await versionOf(unitId) };
    await expect(world.call(addUnit, again, { as: admin })).rejects.toMatchObject(code('unit.name-taken'));
    const taken = { ...again, name: 'Điểm số 3', code: 'H19.150.01' };
    await expect(world.call(addUnit, taken, { as: admin })).rejects.toMatchObject(code('unit.code-taken'));
    await expect(world.call(addUnit, { ...again, kind: 'commune' }, { as: admin })).rejects.toMatchObject(
      code('unit.kind-not-below'),
    );
    const unknown = { ...again, kind: 'division' as const, name: 'Phòng X', functionKey: 'none' };
    await expect(world.call(addUnit, unknown, { as: admin })).rejects.toMatchObject(code('unit.function-unknown'));
  });

  test('a unit with parts moves with them, and what was reached from above is reached from the new place', async () => {
    const from = await idOf('H19.08');
    const to = await idOf('H19.06');
    const unitId = await idOf('H19.08.10');
    const call = { unitId, version: await versionOf(unitId), parentId: to, legalBasis: basis, reason };
    await world.call(moveUnit, call, { as: admin });
    const moved = await get(unitId);
    expect(moved.parent?.id).toBe(to);
    expect(moved.formerParents).toMatchObject([{ id: from, to: '2026-03-10' }]);
    const closure = await tablesOf(world)
      .selectFrom('unit_closure')
      .select('ancestor_id')
      .where('descendant_id', 'in', [unitId, ...moved.below.map(({ id }) => id)])
      .execute();
    const above = closure.map(({ ancestor_id: id }) => id);
    expect(above).not.toContain(from);
    expect(above.filter((id) => id === to)).toHaveLength(1 + moved.below.length);
    await expect(
      world.call(moveUnit, { ...call, version: moved.version, parentId: unitId }, { as: admin }),
    ).rejects.toMatchObject(code('unit.moved-below-itself'));
  });

  test('a unit ends without parts and work, with a successor; its roles end with it', async () => {
    const commune = await idOf('H19.145');
    const unitId = await idOf('H19.145.03');
    const successor = await idOf('H19.145.04');
    const end = { unitId, version: 0, lastDay: '2026-03-31', successorIds: [successor], legalBasis: basis, reason };
    await expect(world.call(endUnit, { ...end, unitId: commune }, { as: admin })).rejects.toMatchObject(
      code('unit.has-units-below'),
    );
    await expect(world.call(endUnit, { ...end, lastDay: '2026-03-10' }, { as: admin })).rejects.toMatchObject(
      code('unit.ends-in-the-past'),
    );
    await expect(world.call(endUnit, { ...end, successorIds: [] }, { as: admin })).rejects.toMatchObject(
      code('unit.successor-missing'),
    );
    await expect(world.call(endUnit, { ...end, successorIds: [unitId] }, { as: admin })).rejects.toMatchObject(
      code('unit.successor-unknown'),
    );
    const { grants } = await world.call(endUnit, end, { as: admin });
    expect(grants).toBe(2);
    expect(await get(successor)).toMatchObject({ predecessors: [{ id: unitId }] });
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from role_grant
      where unit_id = ${unitId}::uuid and valid_to = '2026-03-31T17:00:00Z'`.execute(tablesOf(world));
    expect(rows[0]?.n).toBe(2);
    world.clock.advance(40 * 86_400_000);
    await seedOrganisation(tablesOf(world), { now: world.clock.now(), systems: [administrationSystem] });
    const again = await world.call(listAdministeredUnits, { parentId: commune }, { as: admin });
    expect(again.items.map(({ id }) => id)).not.toContain(unitId);
    expect(again.items.filter(({ code: one }) => one === 'H19.145.03')).toEqual([]);
  });

  test('a unit with open work does not end', async () => {
    const unitId = await idOf('H19.147.04');
    const successor = await idOf('H19.147.03');
    await sql`insert into work_item (id, system, subject_id, code, title, search_text, kind, kind_name, unit_id, sort_at, since, version, slot)
       values (gen_random_uuid(), 'procedures', gen_random_uuid(), 'X', 'x', 'x', 'dossier', 'dossier', ${unitId}::uuid, now(), now(), 0, 'main')`.execute(
      tablesOf(world),
    );
    const end = { unitId, version: 0, lastDay: '2026-12-31', successorIds: [successor], legalBasis: basis, reason };
    await expect(world.call(endUnit, end, { as: admin })).rejects.toMatchObject(code('unit.has-open-work'));
  });
});
