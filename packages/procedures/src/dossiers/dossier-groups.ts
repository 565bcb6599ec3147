import type { FigureGroup } from '@dongbo/contract/procedures';
import { sql, type RawBuilder } from 'kysely';

/** By what dossiers are put together. */
interface Group {
  /** Over `dossier d` and what `beside` joins. */
  readonly key: RawBuilder<unknown>;
  readonly beside: RawBuilder<unknown>;
}

/** Who works on a dossier: whoever completed its processing, before that who has the work. */
export const handler = sql<string | null>`coalesce((d.step_actors ->> 'processing')::uuid, d.assignee_id)`;

/** The unit that settles, the procedure, and who works on it: said once for figures, and for the lists that they open. */
export const groups: Readonly<Record<FigureGroup, Group>> = {
  unit: { key: sql`d.competent_unit_id`, beside: sql`` },
  procedure: {
    key: sql`p.code`,
    beside: sql`join procedure_version v on v.id = d.procedure_version_id join procedure p on p.id = v.procedure_id`,
  },
  person: { key: handler, beside: sql`` },
};

/** The dossiers of a procedure; its versions are worked out once, and are no join that the planner could begin with. */
export const ofProcedure = (code: string): RawBuilder<boolean> => sql<boolean>`d.procedure_version_id = any(array(
  select v.id from procedure_version v join procedure p on p.id = v.procedure_id where p.code = ${code}))`;
