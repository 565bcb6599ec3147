import { createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { findColleague } from './find-colleague.ts';
import { holdersOf, type HoldersQuery } from './holders-of.ts';
import { isInReach, reachOf } from './reach-of.ts';
import { unitNameOn } from './unit-name-on.ts';
import { readAncestors, unitsBelow } from './unit-tree.ts';

let world: World;
const units = new Map<string, string>();
const unit = (code: string): string => units.get(code) ?? '';
const nameOf = new Map<string, string>();
const at = new Date('2026-03-10T03:00:00Z');
const dayMs = 86_400_000;

const db = () => world.databases.official.kysely;

interface Given {
  readonly name: string;
  readonly role: string;
  readonly code: string;
  readonly field?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly disabled?: boolean;
}

const early = new Date(at.getTime() - dayMs);
const late = new Date(at.getTime() + dayMs);

const people: readonly Given[] = [
  { name: 'division', role: 'clerk', code: 'H19.145.02' },
  { name: 'body', role: 'clerk', code: 'H19.145' },
  { name: 'sibling', role: 'clerk', code: 'H19.145.03' },
  { name: 'province', role: 'clerk', code: 'H19' },
  { name: 'other role', role: 'leader', code: 'H19.145' },
  { name: 'one field', role: 'clerk', code: 'H19.145', field: 'Hộ tịch' },
  { name: 'until now', role: 'clerk', code: 'H19.145', from: new Date(0), to: at },
  { name: 'from now', role: 'clerk', code: 'H19.145', from: at },
  { name: 'tomorrow', role: 'clerk', code: 'H19.145', from: late },
  { name: 'gone', role: 'clerk', code: 'H19.145', disabled: true },
];

beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
  for (const { id, code } of await db()
    .selectFrom('unit')
    .select(['id', 'code'])
    .where('valid_to', 'is', null)
    .execute())
    units.set(code, id);
  for (const { name, role, code, field, from = early, to, disabled } of people) {
    const id = newId(at.getTime());
    nameOf.set(id, name);
    await sql`insert into person (id, kind, name, name_folded, created_at) values (${id}, 'official', ${name}, ${name}, ${early})`.execute(
      db(),
    );
    await sql`insert into account (person_id, username, password_hash, disabled_at, disabled_reason) values (${id}, ${name}, '', ${disabled ? early : null}, ${disabled ? 'closed' : null})`.execute(
      db(),
    );
    await sql`insert into role_grant (id, person_id, role_key, unit_id, field, valid_from, valid_to)
      values (${newId(at.getTime())}, ${id}, ${role}, ${unit(code)}, ${field ?? null}, ${from}, ${to ?? null})`.execute(
      db(),
    );
  }
});
afterAll(() => world[Symbol.asyncDispose]());

const names = async (query: Partial<HoldersQuery>) =>
  (await holdersOf(db(), { unitIds: [unit('H19.145.02')], any: { roles: ['clerk'] }, field: null, at, ...query }))
    .map(({ personId }) => nameOf.get(personId))
    .filter((name) => name !== undefined)
    .toSorted();

describe('holdersOf', () => {
  test('who holds a role there or above within the body, in force at the instant, with an account in use', async () => {
    expect(await names({})).toEqual(['body', 'division', 'from now']);
    expect(await names({ at: early })).toEqual(['body', 'division', 'until now']);
  });

  test('a role for one field counts for that field', async () => {
    expect(await names({ field: 'Hộ tịch' })).toEqual(['body', 'division', 'from now', 'one field']);
    expect(await names({ field: 'Đất đai' })).toEqual(['body', 'division', 'from now']);
  });

  test('several units, several roles, or who has a permission by any role', async () => {
    expect(await names({ unitIds: [unit('H19.145.02'), unit('H19.145.03')] })).toContain('sibling');
    expect(await names({ any: { roles: ['clerk', 'leader'] } })).toContain('other role');
    const { rows } = await sql<{ permission: string }>`
      select unnest(l.permissions) as permission from role l where l.key = 'leader'
      except select unnest(c.permissions) from role c where c.key = 'clerk' limit 1`.execute(db());
    expect(await names({ any: { permissions: rows.map(({ permission }) => permission) } })).toEqual(
      rows.length === 0 ? [] : ['other role'],
    );
  });
});

describe('what is read of the organisation', () => {
  test('a colleague with the roles in force, unless the account is closed', async () => {
    const idOf = (name: string) => [...nameOf].find(([, known]) => known === name)?.[0] ?? '';
    expect(await findColleague(db(), idOf('division'), at)).toMatchObject({
      name: 'division',
      held: [{ role: 'clerk', unitId: unit('H19.145.02'), field: null }],
    });
    expect(await findColleague(db(), idOf('tomorrow'), at)).toMatchObject({ held: [] });
    expect(await findColleague(db(), idOf('gone'), at)).toBeUndefined();
  });

  test('the name of a unit is that of the day, and the last one after its end', async () => {
    const id = unit('H19.145.02');
    const names = await sql<{ day: string; name: string | null }>`
      with changed as (
        insert into unit_name (unit_id, name, valid_from, legal_basis) values (${id}, 'Tên mới', '2026-03-11', 'thử') returning 1)
      select 'x' as day, null as name from changed`.execute(db());
    expect(names.rows).toHaveLength(1);
    const nameAt = async (instant: string) => {
      const { rows } = await sql<{ name: string | null }>`
        select ${unitNameOn(sql`${id}::uuid`, new Date(instant))} as name`.execute(db());
      return rows[0]?.name;
    };
    expect(await nameAt('2026-03-10T16:59:59Z')).not.toBe('Tên mới');
    // Midnight in Asia/Ho_Chi_Minh.
    expect(await nameAt('2026-03-10T17:00:00Z')).toBe('Tên mới');
    await sql`update unit_name set valid_to = '2026-03-12' where unit_id = ${id} and name = 'Tên mới'`.execute(db());
    expect(await nameAt('2027-01-01T00:00:00Z')).toBe('Tên mới');
    expect(await nameAt('1900-01-01T00:00:00Z')).toBeNull();
  });

  test('above and below a unit', async () => {
    const above = await readAncestors(db(), unit('H19.145.02'));
    expect([...above].toSorted()).toEqual([unit('H19'), unit('H19.145'), unit('H19.145.02')].toSorted());
    expect(await readAncestors(db(), newId(1))).toEqual([]);
    const below = await sql<{ unit_id: string }>`${unitsBelow([unit('H19.145')])}`.execute(db());
    const ids = below.rows.map(({ unit_id: id }) => id);
    expect(ids).toEqual(expect.arrayContaining([unit('H19.145'), unit('H19.145.02'), unit('H19.145.03')]));
    expect(ids).not.toContain(unit('H19'));
  });

  test('reach in a list and of one row say the same', async () => {
    const scopes: Scope[] = [
      { unitId: unit('H19.145'), field: 'Hộ tịch' },
      { unitId: unit('H19.145.03'), field: null },
    ];
    const { rows } = await sql<{ unit_id: string; field: string | null }>`${reachOf(scopes)}`.execute(db());
    for (const [code, field] of [
      ['H19.145.02', 'Hộ tịch'],
      ['H19.145.02', 'Đất đai'],
      ['H19.145.03', 'Đất đai'],
      ['H19.146', 'Hộ tịch'],
    ] as const) {
      const place = { units: [sql`${unit(code)}::uuid`, sql`null::uuid`], field: sql`${field}::text` };
      const one = await sql<{ yes: boolean }>`select ${isInReach(scopes, place)} as yes`.execute(db());
      const listed = rows.some((row) => row.unit_id === unit(code) && (row.field === null || row.field === field));
      expect({ code, field, yes: one.rows[0]?.yes }).toEqual({ code, field, yes: listed });
    }
  });
});
