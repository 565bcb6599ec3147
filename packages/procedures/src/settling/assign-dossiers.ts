import { assignDossiers as endpoint } from '@dongbo/contract/procedures';
import { findColleague, putWork, type Colleague } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { closedUnits } from '../dossiers/closed-units.ts';
import { findDossiers } from '../dossiers/dossier-store.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { PlannedMove } from './move.ts';
import { planAssignment, whyNotAssign } from './plan-assignment.ts';
import { emitMove } from './record-move.ts';
import { workOf } from '../dossiers/work-of-dossier.ts';

interface Asked {
  readonly dossierId: string;
  readonly version: number;
}

/** One dossier of the pile: the planned move, or the code with which it is refused. */
function planOne(
  ctx: Context,
  asked: Asked,
  dossier: StoredDossier | undefined,
  { assignee, closed }: { readonly assignee: Colleague | undefined; readonly closed: ReadonlySet<string> },
): PlannedMove | string {
  const barred = whyNotAssign(ctx, dossier);
  if (barred !== null || dossier === undefined) return barred ?? 'not-found';
  if (closed.has(dossier.competent.id)) return 'system-closed';
  if (dossier.version !== asked.version) return 'dossier.changed-meanwhile';
  return assignee === undefined ? 'dossier.assignee-not-able' : planAssignment(ctx, dossier, assignee);
}

/** Saves the steps of all planned moves and puts their work to the assignee: two statements. Of a dossier that moves twice
 * only where it stands in the end. */
async function saveAll(ctx: Context, all: readonly PlannedMove[]): Promise<void> {
  const planned = [...new Map(all.map((plan) => [plan.after.id, plan])).values()];
  const rows = planned.map(({ after }) => ({
    id: after.id,
    step_id: after.stepId,
    came_back: after.cameBack,
    assignee_id: after.assignee?.id ?? null,
    step_actors: after.stepActors,
    version: after.version,
  }));
  await sql`
    update dossier set step_id = m.step_id, step_since = ${ctx.now}::timestamptz, came_back = m.came_back, assignee_id = m.assignee_id,
      step_actors = m.step_actors, version = m.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(
      id uuid, step_id text, came_back text, assignee_id uuid, step_actors jsonb, version integer)
    where dossier.id = m.id`.execute(ctx.db);
  const works = planned.map(({ after }) => workOf(ctx, after)).filter((work) => work !== null);
  await putWork(ctx.db, works);
}

/** Hands a pile of dossiers to one person by the action `assign` of their processes. Each is done or refused on its own;
 * the number of statements does not depend on the size of the pile. */
export const assignDossiers = defineOperation(endpoint, async (ctx, input) => {
  const assignee = await findColleague(ctx.db, input.assigneeId, ctx.now);
  const ids = [...new Set(input.dossiers.map(({ dossierId }) => dossierId))];
  const found = await findDossiers(ctx.db, ids, { at: ctx.now, lock: true });
  const closed = await closedUnits(ctx, found);
  const known = new Map(found.map((dossier) => [dossier.id, dossier]));
  const planned: PlannedMove[] = [];
  const refused: { dossierId: string; code: string }[] = [];
  for (const asked of input.dossiers) {
    const plan = planOne(ctx, asked, known.get(asked.dossierId), { assignee, closed });
    if (typeof plan === 'string') {
      refused.push({ dossierId: asked.dossierId, code: plan });
      continue;
    }
    planned.push(plan);
    // Named a second time, it stands elsewhere by then.
    known.set(plan.after.id, plan.after);
  }
  if (planned.length > 0) await saveAll(ctx, planned);
  for (const plan of planned) emitMove(ctx, plan);
  return { assigned: planned.map(({ after }) => after.id), refused };
});
