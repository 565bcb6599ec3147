import { listHeldUse, type HeldUse } from '@dongbo/contract/procedures';
import type { Actor } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { dossierReach } from '../dossiers/dossier-reach.ts';
import { onDays } from '../dossiers/dossier-standings.ts';
import { all } from '../dossiers/found-dossier.ts';

/** What narrows the figures and the dossiers behind them. */
export interface HeldUseQuestion {
  readonly from: string;
  readonly to: string;
  readonly competentUnitId?: string | undefined;
}

/** Which papers a number counts, over `held_answer h`: the table and the list behind it are both made from this. */
export const countedBy: Readonly<Record<keyof HeldUse, RawBuilder<boolean>>> = {
  offered: sql<boolean>`true`,
  used: sql<boolean>`h.outcome = 'used'`,
  asked: sql<boolean>`h.outcome = 'asked'`,
};

/** Papers that were held, of the dossiers that the actor's figures count: common tables, and a join of `held_answer h`, `dossier d`,
 * `procedure_version v` and `procedure p` with its conditions. */
export function heldUseOf(actor: Actor, question: HeldUseQuestion, more: readonly RawBuilder<unknown>[] = []) {
  const reach = dossierReach(actor, listHeldUse.name, 0);
  const days = onDays('received', question);
  const conditions = [
    ...(days === null ? [] : [days]),
    reach.includes,
    ...(question.competentUnitId ? [sql`d.competent_unit_id = ${question.competentUnitId}::uuid`] : []),
    ...more,
  ];
  return {
    tables: reach.tables,
    from: sql`held_answer h join dossier d on d.id = h.dossier_id
      join procedure_version v on v.id = d.procedure_version_id join procedure p on p.id = v.procedure_id
      where ${all(conditions)}`,
  };
}
