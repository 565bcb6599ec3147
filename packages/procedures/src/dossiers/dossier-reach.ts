import { isInReach, reachOf, scopesOf, type Actor } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

/** Which dossiers an actor reaches, for a query over `dossier d`; the query twin of `mayForDossier`. */
export interface Reach {
  /** Common table expressions `reach` (unit_id, field) and `span` (units, wide); named before anything that uses them. */
  readonly tables: RawBuilder<unknown>;
  /** Whether the dossier `d` lives at a unit in reach. */
  readonly includes: RawBuilder<boolean>;
}

const places = ['d.receiving_unit_id', 'd.competent_unit_id', 'd.division_id', 'd.committee_office_id'];

/** What lives below a unit where the actor holds the permission, and in the field that it is limited to. `span.wide` says
 * whether those are more units than `manyUnits`. */
export function dossierReach(actor: Actor, permission: string, manyUnits: number): Reach {
  const scopes = scopesOf(actor, permission);
  const everywhere = actor.kind === 'system';
  const tables = sql`
    reach as materialized (
      ${reachOf(scopes)}),
    span as materialized (
      select array_agg(distinct unit_id) as units, ${everywhere} or count(distinct unit_id) > ${manyUnits} as wide from reach)`;
  if (everywhere) return { tables, includes: sql<boolean>`true` };
  // Uncorrelated lists, so that they are worked out once and not for every dossier; short ones, because somebody may hold
  // a grant for each of a hundred fields.
  const whole = (place: string) =>
    sql<boolean>`${sql.ref(place)} in (select r.unit_id from reach r where r.field is null)`;
  const field = sql`(select v.field from procedure_version v where v.id = d.procedure_version_id)`;
  const limited = (place: string) =>
    sql<boolean>`(${sql.ref(place)}, ${field}) in (select r.unit_id, r.field from reach r where r.field is not null)`;
  const ways = [
    ...(scopes.some(({ field }) => field === null) ? places.map(whole) : []),
    ...(scopes.some(({ field }) => field !== null) ? places.map(limited) : []),
  ];
  return { tables, includes: ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` or `)})` };
}

/** A row for each place of a dossier; the units of a reach are looked for in each. */
export const placeColumns: readonly string[] = places;

/** Whether one dossier `d` with its `procedure_version v` lives where the actor holds one of the permissions: the same as
 * `mayForDossier`, asked before anything of it is read. */
export function livesInReach(actor: Actor, permissions: readonly string[]): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql<boolean>`true`;
  const scopes = permissions.flatMap((permission) => scopesOf(actor, permission));
  return isInReach(scopes, { units: places.map((place) => sql.ref(place)), field: sql.ref('v.field') });
}
