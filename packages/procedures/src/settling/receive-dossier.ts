import { type InputOf } from '@dongbo/contract';
import { receiveDossier as endpoint, type Procedure } from '@dongbo/contract/procedures';
import { GeneralError, findStep, startProcess } from '@dongbo/kernel';
import { getProcedureVersion } from '../catalogue/procedure-store.ts';
import { defineOperation, type OperationOf } from '../define.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { recordReuse } from '../held/record-reuse.ts';
import { attachNewFiles } from '../supplements/attach-new-files.ts';
import { lackingPapers } from '../dossiers/lacking-papers.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { recordDespiteSame } from '../intake/record-despite-same.ts';
import { findUnits } from '../routing/find-units.ts';
import { routeOf } from '../routing/route.ts';
import { planMove } from './plan-move.ts';
import { recordMove } from './record-move.ts';
import { isCase, tickedPapers } from './ticked-papers.ts';

type Input = InputOf<typeof endpoint>;

async function papersAfter(
  ctx: OperationOf<typeof endpoint>,
  { dossier, procedure }: { readonly dossier: StoredDossier; readonly procedure: Procedure },
  { papers, paperCase: chosen }: Input,
): Promise<Pick<StoredDossier, 'papers' | 'paperCase' | 'files'>> {
  const isOther = Boolean(chosen) && chosen !== dossier.paperCase;
  if (papers.length === 0 && !isOther) return dossier;
  // The case of the filer may be one of an earlier list.
  if (isOther && !isCase(procedure, chosen || null)) return ctx.refuse('paper.case-unknown');
  const paperCase = chosen || dossier.paperCase;
  const ticked = tickedPapers(procedure, dossier.papers, papers, paperCase);
  if (typeof ticked === 'string') return ctx.refuse(ticked);
  const fileIds = papers.flatMap((paper) => paper.fileIds);
  const added = await attachNewFiles(ctx, dossier, fileIds);
  if (typeof added === 'string') return ctx.refuse(added, { most: mostFiles });
  if ('gone' in added) return ctx.refuse('paper.held-no-more', { papers: added.gone });
  return { papers: ticked, paperCase, files: [...dossier.files, ...added] };
}

/** Who is to settle it, where the officer says so. */
interface AskedUnits {
  readonly competentUnitId?: string | undefined;
  readonly divisionId?: string | undefined;
}

/** The dossier with whoever settles it from now on: the way inside the house begins anew there, nobody of the other house has done a
 * step of it, and their draft is not the result of the new one. */
async function handedTo(
  ctx: OperationOf<typeof endpoint>,
  { dossier, procedure }: { readonly dossier: StoredDossier; readonly procedure: Procedure },
  input: Input,
): Promise<StoredDossier> {
  const { competentUnitId = dossier.competent.id, divisionId }: AskedUnits = input;
  const isSame =
    competentUnitId === dossier.competent.id && (divisionId ?? dossier.division.id) === dossier.division.id;
  if (isSame) return dossier;
  if (dossier.result !== null && dossier.result.number !== null) return ctx.refuse('dossier.numbered-elsewhere');
  const asked = { receivingUnitId: dossier.receiving.id, competentUnitId, divisionId: divisionId ?? null };
  const units = await findUnits(ctx.db, routeOf(procedure), asked, ctx.now);
  if (typeof units === 'string') return ctx.refuse('unit.not-competent');
  await ctx.requireStage(units.competent.id);
  const { competent, division, committeeOffice, process } = units;
  const { stepId } = startProcess(process.definition);
  // What the house before asked of others is not waited for.
  const anew = { stepId, stepActors: {}, result: null, waitsFor: 0 };
  const there = { process: process.definition, processId: process.id, ...anew };
  return { ...dossier, competent, division, committeeOffice, ...there };
}

/** Receives a dossier that waits at the counter. The time limit starts now, by the limit that the procedure states for
 * the dossier's channel, or that the officer names where the source is silent. */
export const receiveDossier = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (findStep(dossier.process, dossier.stepId ?? '')?.kind !== 'reception')
    ctx.refuse('dossier.not-waiting-for-reception');
  const received = { dossier, procedure: await getProcedureVersion(ctx.db, dossier.procedure.versionId, ctx.now) };
  const { papers, paperCase, files } = await papersAfter(ctx, received, input);
  const checked = { ...(await handedTo(ctx, received, input)), papers, paperCase, files };
  const lacking = lackingPapers(received.procedure, checked);
  const order = { action: 'receive' as const, note: input.note, timeLimit: input.timeLimit, lacking };
  const calendar = ctx.calendar(dossier.calendar);
  const planned = planMove(checked, order, { actor: ctx.actor, at: ctx.now, calendar });
  if (planned.kind === 'planned') {
    await recordDespiteSame(ctx, planned.after, input.despiteSame);
    recordReuse(ctx, { ...dossier, files: files.slice(dossier.files.length) }, papers);
    return await recordMove(ctx, { ...planned, before: dossier });
  }
  if (
    planned.code === 'dossier.time-limit-needed' ||
    planned.code === 'dossier.time-limit-implausible' ||
    planned.code === 'dossier.waits-for-supplement' ||
    planned.code === 'dossier.waits-for-others' ||
    planned.code === 'dossier.same-person'
  )
    return ctx.refuse(planned.code);
  throw new GeneralError('not-allowed', planned.facts);
});
