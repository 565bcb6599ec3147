import type { OwnerPool } from './owner-pool.ts';

/** Roles by which an official of one commune stands where that of another stood. */
export const swappedRoles = ['counter-officer', 'division-head', 'specialist', 'leader', 'clerk'] as const;

export interface Official {
  readonly id: string;
  readonly name: string;
}

/** A commune with what a dossier names of it. */
export interface Place {
  readonly id: string;
  readonly oneStopId: string;
  readonly oneStopCode: string;
  /** Divisions by what they do. */
  readonly divisions: Readonly<Record<string, string>>;
  /** By role, always in the same order. */
  readonly officials: Readonly<Record<string, readonly Official[]>>;
}

/** All communes that have a one-stop unit today, by code. */
export async function readPlaces(pool: OwnerPool): Promise<Place[]> {
  const { rows } = await pool.query<Place>(`
    select c.id, o.id as "oneStopId", o.code as "oneStopCode",
      coalesce((select jsonb_object_agg(d.function_key, d.id) from unit d
        where d.parent_id = c.id and d.kind = 'division' and d.function_key is not null and d.valid_to is null), '{}') as divisions,
      coalesce((select jsonb_object_agg(role_key, officials) from (
        select g.role_key, jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.id) as officials
        from role_grant g join person p on p.id = g.person_id
        where g.unit_id in (c.id, o.id) and g.valid_to is null group by 1) as by_role), '{}') as officials
    from unit c join unit o on o.parent_id = c.id and o.kind = 'one-stop' and o.valid_to is null
    where c.kind = 'commune' and c.valid_to is null order by c.code`);
  return rows;
}
