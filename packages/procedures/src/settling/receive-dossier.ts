import { type InputOf } from '@dongbo/contract';
import { receiveDossier as endpoint } from '@dongbo/contract/procedures';
import { GeneralError, findStep } from '@dongbo/kernel';
import { getProcedureVersion } from '../catalogue/procedure-store.ts';
import { defineOperation, type OperationOf } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { planMove } from './plan-move.ts';
import { recordMove } from './record-move.ts';
import { isCase, tickedPapers } from './ticked-papers.ts';

type Input = InputOf<typeof endpoint>;

async function papersAfter(
  ctx: OperationOf<typeof endpoint>,
  dossier: StoredDossier,
  { papers, paperCase: chosen }: Input,
): Promise<Pick<StoredDossier, 'papers' | 'paperCase'>> {
  const isOther = Boolean(chosen) && chosen !== dossier.paperCase;
  if (papers.length === 0 && !isOther) return dossier;
  const procedure = await getProcedureVersion(ctx.db, dossier.procedure.versionId, ctx.now);
  // The case of the filer may be one of an earlier list.
  if (isOther && !isCase(procedure, chosen || null)) return ctx.refuse('paper.case-unknown');
  const paperCase = chosen || dossier.paperCase;
  const ticked = tickedPapers(procedure, dossier.papers, papers, paperCase);
  return typeof ticked === 'string' ? ctx.refuse(ticked) : { papers: ticked, paperCase };
}

/** Receives a dossier that waits at the counter. The time limit starts now, by the limit that the procedure states for
 * the dossier's channel, or that the officer names where the source is silent. */
export const receiveDossier = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (findStep(dossier.process, dossier.stepId ?? '')?.kind !== 'reception')
    ctx.refuse('dossier.not-waiting-for-reception');
  const { papers, paperCase } = await papersAfter(ctx, dossier, input);
  const checked = { ...dossier, papers, paperCase };
  const order = { action: 'receive' as const, note: input.note, timeLimit: input.timeLimit };
  const calendar = ctx.calendar(dossier.calendar);
  const planned = planMove(checked, order, { actor: ctx.actor, at: ctx.now, calendar });
  if (planned.kind === 'planned') return await recordMove(ctx, { ...planned, before: dossier });
  if (
    planned.code === 'dossier.time-limit-needed' ||
    planned.code === 'dossier.time-limit-implausible' ||
    planned.code === 'dossier.same-person'
  )
    return ctx.refuse(planned.code);
  throw new GeneralError('not-allowed', planned.facts);
});
