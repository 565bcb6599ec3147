import type { SpaceDatabase } from '@dongbo/kernel';
import { sql } from 'kysely';

export interface Official {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** Where the role is held: the body or one of its divisions. */
  readonly unitId: string;
}

export const castRoles = ['counter', 'head', 'specialist', 'leader', 'clerk'] as const;
export type CastRole = (typeof castRoles)[number];

export interface Unit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** The committee of the province with who plays in what it decides: examination and issuing in its office, approval. */
export interface Committee extends Unit {
  readonly head: Official;
  readonly chair: Official;
  readonly clerk: Official;
}

/** A commune or a body of the province that settles dossiers, with its people. */
export interface Body extends Unit {
  readonly kind: string;
  readonly functionKey: string | null;
  /** Name without the kind of territory: "Trấn Biên" of "Phường Trấn Biên". */
  readonly place: string;
  /** Where its dossiers are received: the commune's own one-stop unit, or that of the province. */
  readonly oneStop: Unit;
  /** The commune at whose counter they are received instead; null: at its own. */
  readonly filedAt: Unit | null;
  /** By what they are for. */
  readonly divisions: Readonly<Record<string, Unit>>;
  /** Each role in an order that is the same on every machine. */
  readonly officials: Readonly<Record<CastRole, readonly Official[]>>;
  /** Above all of them; null where nobody of the demonstration leads it. */
  readonly committee: Committee | null;
}

interface Row extends Unit {
  readonly kind: string;
  readonly function_key: string | null;
  readonly type: string | null;
  readonly children: readonly (Unit & { readonly kind: string; readonly functionKey: string | null })[];
  readonly officials: readonly (Official & { readonly role: string })[];
}

const roleKeys: Readonly<Record<CastRole, string>> = {
  counter: 'counter-officer',
  head: 'division-head',
  specialist: 'specialist',
  leader: 'leader',
  clerk: 'clerk',
};

async function readRows(database: SpaceDatabase, at: Date): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with today as (select (${at}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as day),
    named as (
      select u.id, u.code, u.kind, u.function_key, u.parent_id, n.name, n.type from today
      join unit u on u.valid_to is null
      join unit_name n on n.unit_id = u.id and n.valid_from <= day and (n.valid_to is null or n.valid_to >= day))
    select u.id, u.code, u.kind, u.function_key, u.name, u.type,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name, 'kind', c.kind,
        'functionKey', c.function_key) order by c.code) from named c where c.parent_id = u.id), '[]') as children,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'username', a.username, 'unitId', g.unit_id,
        'role', g.role_key) order by a.username)
        from role_grant g join person p on p.id = g.person_id and p.demonstration join account a on a.person_id = p.id
        where g.valid_to is null and (g.unit_id = u.id or g.unit_id in (
          select id from named c where c.parent_id = u.id and c.kind in ('division', 'one-stop')))), '[]') as officials
    from named u where u.kind in ('commune', 'department', 'service-centre', 'province')
      or (u.kind = 'one-stop' and u.parent_id in (select id from unit where kind = 'province')) order by u.code`.execute(
    database.kysely,
  );
  return rows;
}

const placeOf = ({ name, type }: Row): string =>
  type !== null && name.toLocaleLowerCase('vi').startsWith(`${type} `) ? name.slice(type.length + 1) : name;

const holding = ({ officials }: Row, role: CastRole): readonly Official[] =>
  officials.filter((one) => one.role === roleKeys[role]);

/** The office that holds the committee's leader, and the province above it. */
function committeeOf(rows: readonly Row[]): Committee | null {
  const province = rows.find(({ kind }) => kind === 'province');
  const office = rows.find(({ officials }) => officials.some(({ role }) => role === 'committee-leader'));
  if (province === undefined || office === undefined) return null;
  const [chair] = office.officials.filter(({ role }) => role === 'committee-leader');
  const [head] = holding(office, 'head');
  const [clerk] = holding(office, 'clerk');
  const { id, code, name } = province;
  return chair === undefined || head === undefined || clerk === undefined
    ? null
    : { id, code, name, head, chair, clerk };
}

/** In whose name a result is written: the body, or the committee above it with its leader. */
export const decidingBody = (body: Body, byCommittee: boolean): Body =>
  byCommittee && body.committee !== null
    ? {
        ...body,
        id: body.committee.id,
        code: body.committee.code,
        name: body.committee.name,
        kind: 'province',
        functionKey: null,
        officials: { ...body.officials, leader: [body.committee.chair] },
      }
    : body;

/** A body as it has to do with what comes in at the counter of a commune that is not its own. */
export const filedAtCounterOf = (body: Body, { id, code, name, place, oneStop, officials }: Body): Body => ({
  ...body,
  place,
  oneStop,
  filedAt: { id, code, name },
  officials: { ...body.officials, counter: officials.counter },
});

/** Every commune and body of the province that has an official of the demonstration in each role, by code. */
export async function readBodies(database: SpaceDatabase, at: Date): Promise<readonly Body[]> {
  const rows = await readRows(database, at);
  const centre = rows.find(({ kind }) => kind === 'one-stop');
  const committee = committeeOf(rows);
  const bodies = rows.flatMap((row): Body[] => {
    const own = row.children.find(({ kind }) => kind === 'one-stop');
    const oneStop = row.kind === 'commune' ? own : centre;
    if (oneStop === undefined || row.kind === 'one-stop' || row.kind === 'province') return [];
    const divisions = row.children.filter(({ kind, functionKey }) => kind === 'division' && functionKey !== null);
    const counter = row.kind === 'commune' || centre === undefined ? row : centre;
    return [
      {
        id: row.id,
        code: row.code,
        name: row.name,
        kind: row.kind,
        functionKey: row.function_key,
        place: row.kind === 'commune' ? placeOf(row) : 'Đồng Nai',
        oneStop: { id: oneStop.id, code: oneStop.code, name: oneStop.name },
        filedAt: null,
        divisions: Object.fromEntries(divisions.map((unit) => [unit.functionKey ?? '', unit])),
        officials: {
          counter: holding(counter, 'counter'),
          head: holding(row, 'head'),
          specialist: holding(row, 'specialist'),
          leader: holding(row, 'leader'),
          clerk: holding(row, 'clerk'),
        },
        committee: row.kind === 'commune' ? null : committee,
      },
    ];
  });
  return bodies.filter(({ officials }) => castRoles.every((role) => officials[role].length > 0));
}

/** Who of a role may work for a division: the holders at the body, and those at that division. */
export function officialsFor(body: Body, role: CastRole, divisionId: string): readonly Official[] {
  const able = body.officials[role].filter(
    ({ unitId }) => unitId === divisionId || !Object.values(body.divisions).some(({ id }) => id === unitId),
  );
  return able.length === 0 ? body.officials[role] : able;
}

/** One official of each role for a division. */
export function playersOf(body: Body, divisionId: string): Readonly<Record<CastRole, Official>> {
  const one = (role: CastRole): Official => {
    const [found] = officialsFor(body, role, divisionId);
    if (found === undefined) throw new Error(`${body.code} has nobody for ${role}`);
    return found;
  };
  const [counter, head, specialist] = [one('counter'), one('head'), one('specialist')];
  return { counter, head, specialist, leader: one('leader'), clerk: one('clerk') };
}
