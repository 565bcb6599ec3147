import { AgencyIdentifier, checkIdentityNumber } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import { createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayAt } from '../identity/actor.ts';
import { readDemonstration } from './demonstration-data.ts';
import { readCommunes, readProvince, readRoles } from './organisation-data.ts';
import { accountSlugs, planDemonstration } from './plan-demonstration.ts';
import { planOrganisation } from './plan-organisation.ts';
import { demonstrationAccounts, seedDemonstration } from './seed-demonstration.ts';
import { seedOrganisation } from './seed-organisation.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());
const db = () => world.databases.official.kysely;

describe('the organisation', () => {
  const planned = planOrganisation(readProvince(), readCommunes());

  test('has 14 departments, 95 communes, and a one-stop unit and three divisions in each commune', () => {
    const count = (kind: string) => planned.filter((unit) => unit.kind === kind).length;
    // The industrial zones authority stands beside the 14 specialised bodies.
    expect([count('department'), count('commune'), count('one-stop')]).toEqual([15, 95, 96]);
    for (const commune of planned.filter((unit) => unit.kind === 'commune')) {
      const below = planned.filter((unit) => unit.parentCode === commune.code).map((unit) => unit.functionKey);
      expect(below).toEqual(['commune-one-stop', 'office', 'economy', 'society']);
    }
  });

  test('has unique codes of the form of Decision 20/2020/QĐ-TTg, each below that of its parent', () => {
    expect(new Set(planned.map((unit) => unit.code)).size).toBe(planned.length);
    for (const unit of planned) {
      expect(AgencyIdentifier.safeParse(unit.code).success).toBe(true);
      expect(unit.code).toMatch(/^[A-Z][0-9]{2}(\.[0-9]{2,3}){0,6}$/);
      expect(unit.code.startsWith(unit.parentCode ?? 'H19')).toBe(true);
    }
  });

  test('names every unit on every day, once', () => {
    for (const unit of planned) {
      expect(unit.names[0]?.from).toBe('2025-07-01');
      expect(unit.names.at(-1)?.to).toBeNull();
      const gaps = unit.names.slice(1).map((name, index) => [unit.names[index]?.to, name.from]);
      for (const gap of gaps) expect(gap).toEqual(['2026-04-29', '2026-04-30']);
    }
  });

  test('renames what belongs to a commune that became a ward (237/NQ-UBTVQH16)', () => {
    const namesOf = (code: string) => planned.find((unit) => unit.code === code)?.names.map((name) => name.name);
    const ward = planned.find((unit) => unit.names.at(-1)?.name === 'Phường Lộc Ninh')?.code ?? '';
    expect(namesOf(ward)).toEqual(['Xã Lộc Ninh', 'Phường Lộc Ninh']);
    expect(namesOf(`${ward}.03`)).toEqual([
      'Phòng Kinh tế xã Lộc Ninh',
      'Phòng Kinh tế, Hạ tầng và Đô thị phường Lộc Ninh',
    ]);
  });

  test('keeps all 271 older communes', async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from unit_origin`.execute(db());
    expect(rows[0]?.count).toBe(271);
  });

  test('loads again without changing anything, also from two processes at once', async () => {
    const snapshot = async () => {
      const tables = [
        'unit',
        'unit_name',
        'unit_origin',
        'unit_closure',
        'role',
        'role_grant',
        'person',
        'account',
        'system_stage',
      ];
      const counts = tables.map((table) => sql`(select jsonb_agg(t order by t::text) from ${sql.table(table)} t)`);
      return (await sql`select md5(concat(${sql.join(counts)})) as sum`.execute(db())).rows;
    };
    const before = await snapshot();
    const options = { now: world.clock.now(), passwordHash: 'none' };
    await Promise.all([
      seedOrganisation(db(), options),
      seedOrganisation(db(), options),
      seedDemonstration(db(), options),
      seedDemonstration(db(), options),
    ]);
    expect(await snapshot()).toEqual(before);
  });

  test('the closure reaches from each unit over all its parents to the province', async () => {
    const { rows } = await sql<{
      code: string;
      depth: number;
    }>`select a.code, c.depth from unit_closure c join unit a on a.id = c.ancestor_id
      join unit d on d.id = c.descendant_id where d.code = 'H19.145.03' order by c.depth`.execute(db());
    expect(rows).toEqual([
      { code: 'H19.145.03', depth: 0 },
      { code: 'H19.145', depth: 1 },
      { code: 'H19', depth: 2 },
    ]);
  });
});

describe('roles', () => {
  const official = allEndpoints.filter((endpoint) => endpoint.access === 'official').map((endpoint) => endpoint.name);

  test.each(official)('%s is carried by a role', (name) => {
    expect(readRoles().some((role) => role.permissions.includes(name))).toBe(true);
  });

  test.each(readRoles().map((role) => [role.key, role] as const))(
    '%s names only permissions that exist, once',
    (_, role) => {
      expect(official).toEqual(expect.arrayContaining(role.permissions));
      expect(new Set(role.permissions).size).toBe(role.permissions.length);
      expect(Object.values(role.name).every((text) => text.length > 0)).toBe(true);
    },
  );

  test('who settles does not inspect the record, and who inspects does not settle', () => {
    for (const { permissions } of readRoles()) {
      const inspects = permissions.includes('kernel.audit.list');
      expect(inspects && permissions.some((name) => name.startsWith('procedures.'))).toBe(false);
    }
  });
});

describe('demonstration accounts', () => {
  const data = readDemonstration();
  const planned = planDemonstration(data, readProvince(), readCommunes());

  test('have names of their own, roles that exist and units that exist', () => {
    expect(new Set(planned.map((account) => account.username)).size).toBe(planned.length);
    const roles = new Set(readRoles().map((role) => role.key));
    const units = new Set([
      ...planOrganisation(readProvince(), readCommunes()).map((unit) => unit.code),
      data.vendor.code,
    ]);
    for (const account of planned) {
      expect(account.username).toMatch(/^[a-z0-9]+(\.[a-z0-9]+){0,2}$/);
      for (const grant of account.grants) expect([roles.has(grant.role), units.has(grant.unit)]).toEqual([true, true]);
    }
  });

  test('two communes whose names differ only by accents have usernames that differ', () => {
    const slugs = [...accountSlugs(readCommunes()).values()];
    expect(new Set(slugs).size).toBe(95);
  });

  test('every role is held by somebody who is shown', () => {
    const shown = new Set(
      planned
        .filter((account) => data.shown.includes(account.username))
        .flatMap((account) => account.grants.map((grant) => grant.role)),
    );
    expect([...shown].toSorted()).toEqual(
      readRoles()
        .map((role) => role.key)
        .toSorted(),
    );
  });

  test('every commune and settling body has who takes in, leads, works, signs and issues', () => {
    const held = new Set(planned.flatMap((account) => account.grants.map((grant) => `${grant.role} ${grant.unit}`)));
    for (const commune of readCommunes()) {
      expect(held).toContain(`counter-officer ${commune.agencyCode}.01`);
      for (const role of ['division-head', 'specialist', 'leader', 'clerk'])
        expect(held).toContain(`${role} ${commune.agencyCode}`);
    }
    for (const body of readProvince().bodies.filter((one) => one.kind !== 'one-stop')) {
      for (const role of ['division-head', 'specialist', 'leader', 'clerk'])
        expect(held).toContain(`${role} ${body.code}`);
    }
  });

  test('citizens have names with all six tones between them and identity numbers of the right structure', () => {
    const names = data.citizens.map((citizen) => citizen.name.normalize('NFD')).join(' ');
    for (const tone of ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']) expect(names).toContain(tone);
    for (const citizen of data.citizens) {
      expect(checkIdentityNumber(citizen.identityNumber, '2026-11-22')).toMatchObject({
        kind: 'personal',
        warnings: [],
      });
    }
  });

  test('are marked in the database and shown with the names of their units', async () => {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::integer as count from account join person on person.id = account.person_id
      where not person.demonstration`.execute(db());
    expect(rows[0]?.count).toBe(0);
    const shown = await demonstrationAccounts(db());
    expect(shown.map((account) => account.username)).toEqual(data.shown);
    expect(shown[1]).toEqual({
      username: 'motcua.tranbien',
      role: 'counter-officer',
      roleName: 'Cán bộ một cửa',
      name: 'Phạm Thị Ngọc Diễm',
      unit: 'Trung tâm Phục vụ hành chính công phường Trấn Biên',
    });
  });

  test('a head of one division reaches that division alone, a head of the commune all of them', async () => {
    const place = async (code: string) => {
      const { rows } = await sql<{ ids: string[] }>`select array_agg(c.ancestor_id) as ids from unit_closure c
        join unit on unit.id = c.descendant_id where unit.code = ${code}`.execute(db());
      return { ancestors: rows[0]?.ids ?? [], field: null };
    };
    const may = async (username: string, code: string) =>
      mayAt(await world.actor(username), 'procedures.dossier.assign', await place(code));
    expect([
      await may('truongphong.kinhte.tranbien', 'H19.145.03'),
      await may('truongphong.kinhte.tranbien', 'H19.145.04'),
    ]).toEqual([true, false]);
    expect([await may('truongphong.tranbien', 'H19.145.04'), await may('truongphong.tranbien', 'H19.146.04')]).toEqual([
      true,
      false,
    ]);
    expect(await may('chuyenvien.tranbien', 'H19.145.04')).toBe(false);
  });
});
