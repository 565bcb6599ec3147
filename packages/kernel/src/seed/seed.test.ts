import { AgencyIdentifier, checkIdentityNumber } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kernelOperations } from '../kernel-operations.ts';
import { readDemonstration } from './demonstration-data.ts';
import { readCommunes, readProvince, readRoles } from './organisation-data.ts';
import { accountSlugs, planDemonstration } from './plan-demonstration.ts';
import { planOrganisation } from './plan-organisation.ts';
import { demonstrationAccounts, seedDemonstration } from './seed-demonstration.ts';
import { rolesOf } from './role-permissions.ts';
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
    const options = { now: world.clock.now(), systems: [], passwordHash: 'none' };
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
  const system = {
    name: 'procedures',
    permissions: { clerk: ['kernel.inbox.count'] },
    operations: kernelOperations,
  } as const;

  test('carry what the kernel and each system let them do', () => {
    const clerk = (systems: Parameters<typeof rolesOf>[0]) =>
      rolesOf(systems).find(({ key }) => key === 'clerk')?.permissions;
    expect(clerk([])).toEqual(['kernel.inbox.list', 'kernel.inbox.count', 'kernel.inbox.export']);
    expect(clerk([{ ...system, permissions: { clerk: ['kernel.audit.list'] } }])).toEqual([
      'kernel.inbox.list',
      'kernel.inbox.count',
      'kernel.inbox.export',
      'kernel.audit.list',
    ]);
  });

  test.each([
    [{ janitor: ['kernel.inbox.list'] }, 'unknown role "janitor"'],
    [{ clerk: ['kernel.inbox.delete'] }, 'no operation of it: "kernel.inbox.delete"'],
    [{ clerk: ['kernel.notice.list'] }, 'no role is asked for it'],
    [{ clerk: ['kernel.audit.list', 'kernel.audit.list'] }, 'something twice'],
  ])('%j is refused', (permissions, message) => {
    expect(() => rolesOf([{ ...system, permissions }])).toThrow(message);
  });

  test('of an existing installation get a new permission at the next start', async () => {
    const now = world.clock.now();
    const stored = async () =>
      (await db().selectFrom('role').select('permissions').where('key', '=', 'clerk').executeTakeFirstOrThrow())
        .permissions;
    const before = await stored();
    await seedOrganisation(db(), { now, systems: [{ ...system, permissions: { clerk: ['kernel.audit.list'] } }] });
    expect(await stored()).toEqual([...before, 'kernel.audit.list']);
    await seedOrganisation(db(), { now, systems: [] });
    expect(await stored()).toEqual(before);
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

  test('every official has a personal number of their own that no living person has', () => {
    const numbers = planned.map(({ identityNumber }) => identityNumber ?? '');
    expect(new Set(numbers).size).toBe(planned.length);
    for (const { identityNumber, name } of planned) {
      expect(identityNumber).toMatch(/0000\d\d$/);
      const gender = name.includes(' Thị ') ? 'female' : 'male';
      expect(checkIdentityNumber(identityNumber ?? '', '2026-11-22')).toMatchObject({
        kind: 'personal',
        gender,
        warnings: [],
      });
    }
  });

  test('officials of an installation of before get their numbers at the next start, and keep what they have', async () => {
    const numbersNow = async () =>
      (
        await sql<{ username: string; number: string | null }>`
          select username, identity_number as number from account join person on person.id = account.person_id
          order by username`.execute(db())
      ).rows;
    const before = await numbersNow();
    await sql`update person set identity_number = null where kind = 'official' and name <> 'Võ Hoàng Phúc'`.execute(
      db(),
    );
    await sql`update person set identity_number = '075060000099' where name = 'Võ Hoàng Phúc'`.execute(db());
    await seedDemonstration(db(), { now: world.clock.now(), passwordHash: 'none' });
    const changed = before.map((row) =>
      row.username === 'truongphong.tranbien' ? { ...row, number: '075060000099' } : row,
    );
    expect((await numbersNow()).filter(({ number }) => number === null)).toEqual([]);
    expect(await numbersNow()).toEqual(changed);
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
});
