import type { InputOf } from '@dongbo/contract';
import { namedBy, saveDraft as endpoint } from '@dongbo/contract/procedures';
import { attachFiles, localDate, notFound, releaseFiles } from '@dongbo/kernel';
import { getProcedureVersion } from '../catalogue/procedure-store.ts';
import { sql } from 'kysely';
import { defineOperation, type OperationOf } from '../define.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import { findUnits } from '../routing/find-units.ts';
import { isCase } from '../settling/ticked-papers.ts';
import { routeOf } from '../routing/route.ts';
import { formsForProcedure } from '../forms/default-forms.ts';
import { filingPolicy } from './filing-policy.ts';
import { findDraft, updateDraft, type StoredDraft } from './draft-store.ts';

type Act = OperationOf<typeof endpoint>;

/** Nobody types more into a form; beyond this something is wrong. */
const mostAnswers = 500_000;

/** A unit that cannot receive the procedure; papers under components or in a case that it does not have, twice under one, or of one's own
 * without a name. What the draft already names stays, and then the procedure need not be read. */
async function checkAgainstProcedure(ctx: Act, draft: StoredDraft, input: InputOf<typeof endpoint>): Promise<void> {
  const ids = input.papers.map(({ componentId }) => componentId);
  if (new Set(ids).size !== ids.length) ctx.refuse('component.unknown');
  const own = input.papers.filter(({ componentId }) => namedBy(componentId) === 'citizen');
  if (own.some(({ name }) => (name ?? '') === '')) ctx.refuse('paper.name-missing');
  const named = ids.filter((id) => namedBy(id) !== 'citizen');
  const kept = new Set(draft.papers.map(({ componentId }) => componentId));
  const added = named.filter((id) => !kept.has(id));
  const unitId = input.unitId === draft.unit?.id ? null : input.unitId;
  const chosen = input.paperCase === draft.paperCase ? null : input.paperCase;
  if (unitId === null && added.length === 0 && chosen === null) return;
  const procedure = await getProcedureVersion(ctx.db, draft.procedureVersionId, ctx.now);
  if (unitId !== null) {
    const asked = { receivingUnitId: unitId, competentUnitId: null };
    const units = await findUnits(ctx.db, routeOf(procedure), asked, ctx.now);
    if (typeof units === 'string') ctx.refuse('unit.not-competent');
  }
  if (!isCase(procedure, chosen)) ctx.refuse('component.unknown');
  const known = new Set(procedure.componentGroups.flatMap(({ items }) => items.map(({ id }) => id)));
  if (added.some((id) => !known.has(id))) ctx.refuse('component.unknown');
}

/** Papers of drafts wait for nobody: without a limit, who begins a draft of every procedure would fill the store. */
async function checkPapers(ctx: Act, draft: StoredDraft, fileIds: readonly string[]): Promise<void> {
  const kept = new Set(draft.papers.flatMap((paper) => paper.fileIds));
  if (fileIds.every((id) => kept.has(id))) return;
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(f.size), 0) as bytes from file f join draft d on d.id = f.attached_to
    where d.person_id = ${draft.personId}`.execute(ctx.db);
  const most = filingPolicy.mostPaperBytes;
  if (Number(rows[0]?.bytes ?? 0) > most) ctx.refuse('draft.too-many-papers', { gigabytes: most / 1_073_741_824 });
}

/** Keeps what was typed as it is. Two devices: the one that builds on an older version is told, and keeps its text. */
export const saveDraft = defineOperation(endpoint, async (ctx, input) => {
  const personId = ctx.actor.personId ?? notFound();
  const draft = (await findDraft(ctx.db, { id: input.draftId, personId, now: ctx.now })) ?? notFound();
  ctx.about(draft.id);
  if (draft.version !== input.version) {
    ctx.refuse('draft.changed-elsewhere', { version: draft.version, updatedAt: draft.updatedAt.toISOString() });
  }
  if (JSON.stringify(input.answers).length > mostAnswers) ctx.refuse('draft.answers-too-large');
  const forms = new Set(formsForProcedure(draft.procedureCode, localDate(ctx.now)).map(({ key }) => key));
  const unknown = Object.keys(input.answers).find((key) => !forms.has(key) && !Object.hasOwn(draft.answers, key));
  if (unknown !== undefined) ctx.refuse('draft.unknown-form');
  const fileIds = input.papers.flatMap((paper) => paper.fileIds);
  if (fileIds.length > mostFiles) ctx.refuse('draft.too-many-files', { most: mostFiles });
  await checkAgainstProcedure(ctx, draft, input);
  const kept = await attachFiles(ctx.db, { fileIds, subjectId: draft.id, personId });
  if (kept === null) ctx.refuse('file.unknown');
  if (draft.papers.length > 0) await releaseFiles(ctx, draft.id, fileIds);
  const content = {
    unitId: input.unitId,
    answers: input.answers,
    papers: input.papers.map(({ componentId, name, fileIds: ids }) => ({
      componentId,
      // Whatever the procedure lists has its own name, which nobody else writes.
      ...(namedBy(componentId) !== null && name !== undefined && { name }),
      fileIds: [...ids],
    })),
    paperCase: input.paperCase,
    returnMethod: input.returnMethod,
  };
  if (fileIds.length > 0) await checkPapers(ctx, draft, fileIds);
  ctx.later(updateDraft(ctx.db, draft.id, content, draft.version + 1, ctx.now));
  return { id: draft.id, version: draft.version + 1, updatedAt: ctx.now.toISOString() };
});
