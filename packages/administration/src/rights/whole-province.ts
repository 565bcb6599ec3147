import { GeneralError, scopesOf } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

/** Who edits a role edits it for everybody: whoever does so administers the whole province, for every field.
 * @throws GeneralError `not-allowed` */
export async function requireWholeProvince({ db, actor }: Context, permission: string): Promise<void> {
  if (actor.kind === 'system') return;
  const units = scopesOf(actor, permission)
    .filter(({ field }) => field === null)
    .map(({ unitId }) => unitId);
  const { rows } = await sql<{ whole: boolean }>`
    select exists (select from unit where id = any(${units}::uuid[]) and kind = 'province') as whole`.execute(db);
  if (rows[0]?.whole !== true) throw new GeneralError('not-allowed');
}
