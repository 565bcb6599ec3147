import { newId } from '@dongbo/kernel';
import type pg from 'pg';
import { copyAccounts, enter, type BenchPerson } from './people.ts';

/** Somebody at a desk, and what they stand for. */
export interface DeskPerson extends BenchPerson {
  readonly as: string;
  /** Some see lists of dossiers and have no inbox. */
  readonly hasInbox: boolean;
  /** How many grants of a role they hold. */
  readonly grants: number;
}

interface Grant {
  readonly role: string;
  readonly unitId: string;
  readonly field: string | null;
}

const manyGrants = 170;

async function unitIdOf(database: pg.Client, code: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    'select id from kernel.unit where code = $1 and valid_to is null',
    [code],
  );
  const [row] = rows;
  if (!row) throw new Error(`No unit ${code}`);
  return row.id;
}

/** An account like a known one, but with these grants alone; answers its username. */
async function accountWith(database: pg.Client, like: string, grants: readonly Grant[]): Promise<string> {
  const [name = ''] = await copyAccounts(database, like, 1);
  await database.query(
    'delete from kernel.role_grant where person_id = (select person_id from kernel.account where username = $1)',
    [name],
  );
  await database.query(
    `insert into kernel.role_grant (id, person_id, role_key, unit_id, field, valid_from)
    select g.id, a.person_id, g.role, g.unit, g.field, '2025-07-01'
    from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[]) as g(id, role, unit, field), kernel.account a where a.username = $1`,
    [
      name,
      grants.map(() => newId(Date.now())),
      grants.map(({ role }) => role),
      grants.map(({ unitId }) => unitId),
      grants.map(({ field }) => field),
    ],
  );
  return name;
}

/** Somebody whose every procedure field was granted one by one: as many grants as some provinces give a clerk procedures. */
async function piecemeal(database: pg.Client, unitId: string): Promise<Grant[]> {
  const { rows } = await database.query<{ field: string }>(
    'select field from procedures.procedure_version where valid_to is null group by field order by count(*) desc, field',
  );
  return ['specialist', 'division-head', 'leader', 'clerk']
    .flatMap((role) => rows.map(({ field }) => ({ role, unitId, field })))
    .slice(0, manyGrants);
}

/** Those who work at desks, from one division to the whole province. */
export async function deskPeople(database: pg.Client, address: string): Promise<DeskPerson[]> {
  const commune = await unitIdOf(database, 'H19.145');
  const province = await unitIdOf(database, 'H19');
  const everything = ['counter-officer', 'specialist', 'division-head', 'leader', 'clerk'].map((role) => ({
    role,
    unitId: province,
    field: null,
  }));
  const pieces = await piecemeal(database, commune);
  const known = [
    ['counter', 'motcua.tranbien'],
    ['specialist of a division', 'chuyenvien.kinhte.tranbien'],
    ['division head', 'truongphong.tranbien'],
    ['leader', 'lanhdao.tranbien'],
    ['clerk', 'vanthu.tranbien'],
  ] as const;
  const people: DeskPerson[] = [];
  for (const [as, username] of known)
    people.push({ ...(await enter(address, username)), as, hasInbox: true, grants: 1 });
  const many = await accountWith(database, 'chuyenvien2.tranbien', pieces);
  people.push({
    ...(await enter(address, many)),
    as: `${pieces.length} grants`,
    hasInbox: true,
    grants: pieces.length,
  });
  const one = await accountWith(database, 'lanhdao.sotuphap', everything);
  people.push({ ...(await enter(address, one)), as: 'administrator', hasInbox: true, grants: everything.length });
  people.push({ ...(await enter(address, 'kiemsoattthc')), as: 'provincial office', hasInbox: false, grants: 1 });
  return people;
}
