import type { LocalText } from '@dongbo/contract';
import { ancestorsOf, localDate, readGrants, readHoldings, unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import { usernameBase } from '../people/username-rule.ts';
import type { Held, KnownPerson, KnownRole, KnownUnit, World } from './check-rule.ts';
import type { FileRow } from './read-file-rule.ts';

type Db = Pick<Context, 'db' | 'now'>;

/** Units of a campaign: its own first, then those below it, by code. One statement. */
export async function unitsOf({ db, now }: Db, unitId: string): Promise<readonly KnownUnit[]> {
  const { rows } = await sql<KnownUnit>`
    select u.id, u.code, coalesce(${unitNameOn(sql.ref('u.id'), now)}, '') as name, ${ancestorsOf(sql.ref('u.id'))} as ancestors
    from unit_closure c join unit u on u.id = c.descendant_id
    where c.ancestor_id = ${unitId}::uuid and (u.valid_to is null or u.valid_to >= ${localDate(now)}::date)
    order by c.depth, u.code`.execute(db);
  return rows;
}

/** Roles that are in use. One statement. */
export async function rolesInUse({ db }: Db): Promise<readonly KnownRole[]> {
  const { rows } = await sql<Omit<KnownRole, 'name'> & { readonly name: LocalText }>`
    select key, name, permissions, passes_on as "passesOn" from role where ended_at is null order by key`.execute(db);
  return rows.map(({ name, ...role }) => ({ ...role, name: name.vi }));
}

type PersonRow = Omit<KnownPerson, 'held'> & { readonly number: string };

async function peopleOf({ db, now }: Db, numbers: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.kind, p.name, p.phone, p.email, p.identity_number as number, a.username, a.disabled_at is not null as closed
    from person p left join account a on a.person_id = p.id where p.identity_number = any(${numbers}::text[])`.execute(
    db,
  );
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const grants = await readGrants(
    db,
    sql`g.person_id = any(${ids}::uuid[]) and (g.valid_to is null or g.valid_to > ${now})`,
    { now },
  );
  const held = new Map<string, Held[]>();
  for (const grant of grants) held.set(grant.personId, [...(held.get(grant.personId) ?? []), grant]);
  return new Map(rows.map(({ number, ...person }) => [number, { ...person, held: held.get(person.id) ?? [] }]));
}

/** Names of accounts that begin like those that the rows would get, and those that they wish. */
async function takenNames({ db }: Db, rows: readonly FileRow[]): Promise<Set<string>> {
  const wished = rows.map(({ cells }) => (cells.username ?? '').toLowerCase()).filter((name) => name !== '');
  const bases = [...new Set(rows.map(({ cells }) => usernameBase(cells.name ?? '')))];
  const { rows: found } = await sql<{ username: string }>`
    select username from account where username = any(${wished}::text[])
      or regexp_replace(username, '[0-9]+$', '') = any(${bases}::text[]) or username = any(${bases}::text[])`.execute(
    db,
  );
  return new Set(found.map(({ username }) => username));
}

/** By personal number the first row that has it. */
export function firstOf(rows: readonly FileRow[]): World['first'] {
  const first = new Map<string, { row: number; name: string }>();
  for (const { number: row, cells } of rows) {
    const number = (cells.identityNumber ?? '').replaceAll(/\D/g, '');
    if (number !== '' && !first.has(number)) first.set(number, { row, name: cells.name ?? '' });
  }
  return first;
}

export interface Frame {
  readonly units: readonly KnownUnit[];
  readonly roles: readonly KnownRole[];
  readonly giver: World['giver'];
}

/** What is the same for every row of a campaign; null: its unit has ended. */
export async function readFrame(
  ctx: Db,
  { unitId, giverId }: { readonly unitId: string; readonly giverId: string },
): Promise<Frame> {
  const [units, roles, held] = [
    await unitsOf(ctx, unitId),
    await rolesInUse(ctx),
    await readHoldings(ctx.db, giverId, ctx.now),
  ];
  return { units, roles, giver: held.filter(({ inForce }) => inForce) };
}

/** All that some rows are compared with, as it is now. `names`: names of accounts that rows before them were given. */
export async function readWorld(
  ctx: Db,
  rows: readonly FileRow[],
  {
    frame,
    first,
    names,
  }: { readonly frame: Frame; readonly first: World['first']; readonly names: ReadonlySet<string> },
): Promise<World> {
  const { units, roles, giver } = frame;
  const [unit] = units;
  if (unit === undefined) throw new Error('A campaign of no unit');
  const numbers = [...new Set(rows.map(({ cells }) => (cells.identityNumber ?? '').replaceAll(/\D/g, '')))];
  const people = await peopleOf(ctx, numbers);
  const usernames = new Set([...(await takenNames(ctx, rows)), ...names]);
  return { now: ctx.now, today: localDate(ctx.now), unit, units, roles, people, usernames, giver, first };
}
