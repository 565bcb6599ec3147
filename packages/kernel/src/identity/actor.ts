import type { SigningCapacity } from '@dongbo/contract';

/** A role held at a unit, already resolved to its permissions and everything it reaches. */
export interface Grant {
  /** The role of the program as which its holder works. */
  readonly role: string;
  readonly unitId: string;
  readonly unitName: string;
  /** Limits the grant to one field of procedures. */
  readonly field: string | null;
  readonly permissions: readonly string[];
  /** In which capacity its holder signs for the head of the body (Decree 30/2020/NĐ-CP, Annex I); null or absent: as the head. */
  readonly capacity?: SigningCapacity | null;
  /** Title under what the holder signs; null or absent: that of the head. */
  readonly title?: string | null;
}

/** Who acts: a person or another system (a partner) with grants, nobody (`personId` null), or a named part of the system. */
export interface Actor {
  readonly personId: string | null;
  readonly name: string;
  readonly kind: 'citizen' | 'official' | 'partner' | 'system' | 'anonymous';
  readonly username: string;
  readonly grants: readonly Grant[];
  /** Personal number of the account, where it is known: for rules on who may not decide. Never shown, never logged. */
  readonly identityNumber?: string | null;
  /** Of a partner: by which of its keys it came. */
  readonly keyId?: string;
  /** Of a browser session: when its holder last showed who they are, at the sign-in or since. Not given: a machine, a job or the
   * terminal, which are never asked. */
  readonly confirmedAt?: Date;
  /** What the person has to do before anything else; not given: nothing. */
  readonly firstStep?: 'second-factor';
}

export const anonymous: Actor = { personId: null, name: '', kind: 'anonymous', username: '', grants: [] };

/** The person row of the system itself; jobs and the terminal act under it with their own name. */
export const systemPersonId = '00000000-0000-7000-8000-000000000001';

/** A named part of the system that runs operations: a job, a reaction, a terminal command. */
export function systemActor(name: string): Actor {
  return { personId: systemPersonId, name: `system:${name}`, kind: 'system', username: '', grants: [] };
}

/** Does the actor hold the permission anywhere? The runner's first check. */
export function holdsSomewhere(actor: Actor, permission: string): boolean {
  return actor.kind === 'system' || actor.grants.some((grant) => grant.permissions.includes(permission));
}

/** Where something lives: the ids of its units with all their ancestors, and its field of procedures. */
export interface Place {
  readonly ancestors: readonly string[];
  readonly field: string | null;
}

const reaches = (grant: Grant, place: Place): boolean =>
  place.ancestors.includes(grant.unitId) && (grant.field === null || grant.field === place.field);

/** Does the actor hold the permission for what lives at this place? */
export function mayAt(actor: Actor, permission: string, place: Place): boolean {
  return (
    actor.kind === 'system' ||
    actor.grants.some((grant) => grant.permissions.includes(permission) && reaches(grant, place))
  );
}

/** Does the actor hold the role for what lives at this place? */
export function hasRoleAt(actor: Actor, role: string, place: Place): boolean {
  return actor.grants.some((grant) => grant.role === role && reaches(grant, place));
}

/** Where a permission is held: at a unit and everything below it, for one field or for all (null). */
export interface Scope {
  readonly unitId: string;
  readonly field: string | null;
}

/** The query twin of `mayAt`: the units (with the field, if limited) below which the permission is held. */
export function scopesOf(actor: Actor, permission: string): Scope[] {
  return actor.grants
    .filter((grant) => grant.permissions.includes(permission))
    .map((grant) => ({ unitId: grant.unitId, field: grant.field }));
}
