import { ancestorsOf, readHoldings, type StoredGrant } from '@dongbo/kernel';
import type { LocalText } from '@dongbo/contract';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

/** The role, the unit and the person of a right that is to be given, as they are now. */
export interface PlaceAsked {
  readonly roleName: LocalText;
  readonly permissions: readonly string[];
  /** With what the role of the program allows as which its holder works: who gives it lets do that work. */
  readonly passesOn: readonly string[];
  readonly roleEnded: boolean;
  readonly unitName: string;
  readonly ancestors: readonly string[];
  readonly personName: string;
  readonly units: number;
}

interface Asked {
  readonly personId: string;
  readonly role: string;
  readonly unitId: string;
}

/** Undefined: no such role, unit that is in use, or official. One statement. */
export async function readPlace({ db, now }: Context, asked: Asked): Promise<PlaceAsked | undefined> {
  const { rows } = await sql<PlaceAsked>`
    select r.name as "roleName", r.permissions,
      r.passes_on || coalesce((select w.permissions from role w where w.key = r.works_as), '{}') as "passesOn", r.ended_at is not null as "roleEnded",
      (select n.name from unit_name n where n.unit_id = u.id order by n.valid_from desc limit 1) as "unitName",
      ${ancestorsOf(sql.ref('u.id'))} as ancestors, p.name as "personName",
      (select count(*)::integer from unit_closure c join unit below on below.id = c.descendant_id and below.valid_to is null
        where c.ancestor_id = u.id) as units
    from role r, unit u, person p where r.key = ${asked.role} and u.id = ${asked.unitId}::uuid
      and (u.valid_to is null or u.valid_to >= (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)
      and p.id = ${asked.personId}::uuid and p.kind = 'official'`.execute(db);
  return rows[0];
}

/** What the caller holds now, as a giver: rights that are in force. The system gives everything. */
export async function readGiver({ db, actor, now }: Context): Promise<readonly StoredGrant[] | 'all'> {
  if (actor.kind === 'system') return 'all';
  if (actor.personId === null) return [];
  return (await readHoldings(db, actor.personId, now)).filter(({ inForce }) => inForce);
}

/** The right as rules compare it with others, under an id that no stored one has. Pure. */
export function asHolding(
  asked: Asked & { readonly field?: string | undefined },
  place: PlaceAsked,
  span: { readonly validFrom: Date; readonly validTo: Date | null },
): StoredGrant {
  return {
    id: 'asked',
    personId: asked.personId,
    personName: place.personName,
    username: null,
    accountOpen: true,
    role: asked.role,
    roleName: place.roleName,
    permissions: place.permissions,
    passesOn: place.passesOn,
    unitId: asked.unitId,
    unitName: place.unitName,
    ancestors: place.ancestors,
    field: asked.field ?? null,
    ...span,
    reason: null,
    givenBy: null,
    givenAt: null,
    lockKey: null,
    unlocked: true,
    inForce: true,
    capacity: null,
    title: null,
    sourceGrantId: null,
    version: 0,
  };
}
