import { sql } from 'kysely';
import type { Context } from '../define.ts';
import { handoverColumns, handoverJoins, type HandoverRow } from './handover-rows.ts';

/** What travels in a list, in its order. One statement. */
export async function rowsOfBundle({ db }: Pick<Context, 'db'>, bundleId: string): Promise<HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`
    select ${handoverColumns} from paper_handover h ${handoverJoins}
    where h.bundle_id = ${bundleId}::uuid order by h.ordinal`.execute(db);
  return rows;
}
