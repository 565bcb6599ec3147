import { identityText, isOnPaper } from '@dongbo/contract';
import { caseOf, submitDossier as endpoint, type Procedure } from '@dongbo/contract/procedures';
import { localDate, notFound } from '@dongbo/kernel';
import { findCurrentProcedure } from '../catalogue/procedure-store.ts';
import { defineOperation, type Context, type OperationOf } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { openDossier } from '../dossiers/open-dossier.ts';
import { formsForProcedure } from '../forms/default-forms.ts';
import { slotsOf } from '../held/held-rule.ts';
import { findOffers, type Asked } from '../held/offers.ts';
import { addSubmissionCopy } from '../letters/submission-copy.ts';
import { findUnits } from '../routing/find-units.ts';
import { routeOf } from '../routing/route.ts';
import { readFiling } from '../forms/answers.ts';
import { missingPapers, papersOf } from './draft-papers.ts';
import { findSameFiling, type Filing } from './same-filing.ts';
import { takeDraft } from './take-draft.ts';

/** What the procedure says on the day of filing, which is what holds for the dossier: a draft may be older than a new
 * version. Undefined when it was abolished, or is no longer settled here or filed online. */
async function inForce(ctx: Pick<Context, 'db' | 'now'>, drafted: Procedure): Promise<Procedure | undefined> {
  if (drafted.validTo === null || drafted.validTo >= localDate(ctx.now)) return drafted;
  const current = await findCurrentProcedure(ctx.db, drafted.code, ctx.now);
  const isOnline = current?.channels.some(({ channel }) => channel === 'ONLINE') === true;
  return isOnline && current.settledBy !== null ? current : undefined;
}

/** The same matter of before is shown with its code, and goes on only when that is meant. */
async function showSame(ctx: OperationOf<typeof endpoint>, filing: Filing): Promise<void> {
  const same = await findSameFiling(ctx.db, filing);
  if (same === undefined) return;
  const { id: dossierId, code, at, isRunning } = same;
  ctx.refuse(isRunning ? 'dossier.same-runs' : 'dossier.filed-before', { dossierId, code, at });
}

/** Of the papers that lack, so many are named. */
const mostNamed = 12;

/** Papers that lack are named, so that filing without them is meant; not those that the administration has of who files for themselves. */
async function nameMissing(
  ctx: OperationOf<typeof endpoint>,
  missing: readonly { readonly id: string; readonly name: string }[],
  asked: Asked,
): Promise<void> {
  if (missing.length === 0) return ctx.refuse('dossier.no-papers');
  const held = new Set((await findOffers(ctx.db, asked, ctx.now)).map(({ componentId }) => componentId));
  const names = missing.filter(({ id }) => !held.has(id)).map(({ name }) => name);
  if (names.length > 0) ctx.refuse('dossier.papers-missing', { papers: names.slice(0, mostNamed).join('; ') });
}

/** The draft becomes a dossier: code, place in the one-stop unit's inbox, and a copy of what was sent. The time limit
 * does not run yet: it starts with reception (Decree 118/2025/NĐ-CP art. 17(3)). */
export const submitDossier = defineOperation(endpoint, async (ctx, input) => {
  const personId = ctx.actor.personId ?? notFound();
  const taken = (await takeDraft(ctx.db, { id: input.draftId, personId, now: ctx.now })) ?? notFound();
  const { draft, procedure: drafted, hasFiledBefore } = taken;
  if (draft.version !== input.version) {
    ctx.refuse('draft.changed-elsewhere', { version: draft.version, updatedAt: draft.updatedAt.toISOString() });
  }
  if (draft.unit === null) return ctx.refuse('dossier.unit-missing');
  if (draft.returnMethod === null) return ctx.refuse('dossier.return-missing');
  const procedure = (await inForce(ctx, drafted)) ?? ctx.refuse('procedure.not-settled-here');
  const forms = formsForProcedure(procedure.code, localDate(ctx.now));
  const { values, problems, applicant } = readFiling(forms, draft.answers, {
    now: ctx.now,
    holder: draft.holder,
  });
  if (problems.length > 0 || applicant === null) return ctx.refuse('dossier.answers-incomplete', { problems });
  const copiesOnPaper = forms.some((form) => isOnPaper(form, values[form.key] ?? {}));
  const methods = procedure.paperResult?.methods ?? [draft.returnMethod];
  if ((draft.returnMethod === 'online' && copiesOnPaper) || !methods.includes(draft.returnMethod))
    return ctx.refuse('dossier.return-on-paper');
  if (hasFiledBefore && !input.again) {
    const filing = { personId, procedureCode: procedure.code, owner: applicant.owner, answers: values };
    await showSame(ctx, { ...filing, now: ctx.now });
  }
  const missing = input.withoutPapers
    ? null
    : missingPapers(drafted, draft.papers, { paperCase: draft.paperCase, answers: values });
  if (missing !== null) {
    const isOwn = applicant.owner.identityNumber === identityText(draft.holder.identityNumber ?? '');
    const identityNumber = isOwn ? applicant.owner.identityNumber : null;
    const slots = slotsOf(drafted, { caseKey: draft.paperCase, answers: values });
    await nameMissing(ctx, missing, { identityNumber, slots });
  }
  const asked = { receivingUnitId: draft.unit.id, competentUnitId: null };
  const units = await findUnits(ctx.db, routeOf(procedure), asked, ctx.now);
  if (typeof units === 'string') return ctx.refuse('procedure.not-settled-here');
  await ctx.requireStage(units.receiving.id);
  const paperCase = caseOf(drafted.papers, { caseKey: draft.paperCase, answers: values });
  const opened = await openDossier(ctx, {
    procedure,
    units,
    channel: 'ONLINE',
    owner: applicant.owner,
    submitterName: applicant.submitterName,
    personId,
    answers: values,
    forms: forms.map(({ key, version }) => ({ key, version })),
    content: null,
    papers: papersOf(drafted, draft.papers, paperCase),
    paperCase,
    returnMethod: draft.returnMethod,
    draftId: draft.id,
  });
  if (opened === 'file.unknown') throw new Error(`Papers of draft ${draft.id} are not attached to it`);
  if ('gone' in opened) return ctx.refuse('paper.held-no-more', { papers: opened.gone });
  ctx.about(opened.id);
  await addSubmissionCopy(ctx, opened);
  return dossierChanged(opened);
});
