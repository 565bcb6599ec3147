import type { LocalText } from '@dongbo/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { officeOn } from '../organisation/office-on.ts';
import { readCursor } from '../paging.ts';

/** That somebody in office read something. */
export interface Opening {
  readonly id: string;
  readonly at: Date;
  readonly operation: string;
  readonly subjectId: string;
  /** Of the office that they held then; null: they held none any more. */
  readonly unitName: string | null;
  readonly office: LocalText | null;
}

interface Asked {
  /** A query of (id, unit_ids): what was read, and where it lives. */
  readonly subjects: RawBuilder<unknown>;
  /** Whoever asks: what they read themselves is nobody's opening. */
  readonly except: string | null;
  /** Writes that count as reading, too. */
  readonly writes: readonly string[];
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Who in office read these subjects, the newest first, one more than the limit: read from the audit by its index of subjects. Of the person
 * only the office that they held then; systems of partners are called by their name. One statement. */
export async function readOpenings<T extends KernelTables>(
  db: Kysely<T>,
  { subjects, except, writes, cursor, limit }: Asked,
): Promise<Opening[]> {
  const end = cursor === undefined ? undefined : readCursor(cursor);
  const before = end === undefined ? sql`` : sql`and (a.at, a.id) < (${end.at}::timestamptz, ${end.id}::uuid)`;
  const { rows } = await sql<Opening>`
    select e.id, e.at, e.operation, e.subject_id as "subjectId",
      case when e.kind = 'partner' then e.actor_name else o.unit_name end as "unitName", o.office
    from (
      select f.*, s.unit_ids from (${subjects}) s
      cross join lateral (
        select a.id, a.at, a.operation, a.subject_id, a.actor_id, a.actor_name, p.kind
        from audit_entry a join person p on p.id = a.actor_id and p.kind in ('official', 'partner')
        where a.subject_id = s.id and a.actor_id is distinct from ${except}::uuid ${before}
          and (a.outcome = 'read' or (a.outcome = 'done' and a.operation = any(${[...writes]}::text[])))
        order by a.at desc, a.id desc limit ${limit + 1}
      ) f order by f.at desc, f.id desc limit ${limit + 1}
    ) e
    left join ${officeOn({
      personId: sql.ref('e.actor_id'),
      at: sql<Date>`e.at`,
      permission: sql.ref('e.operation'),
      unitIds: sql.ref('e.unit_ids'),
    })} as o on true
    order by e.at desc, e.id desc`.execute(db);
  return rows;
}
