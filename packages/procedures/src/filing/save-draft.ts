import { saveDraft as endpoint } from '@dongbo/contract/procedures';
import { attachFiles, notFound, releaseFiles } from '@dongbo/kernel';
import { getProcedureVersion } from '../catalogue/procedure-store.ts';
import { defineOperation } from '../define.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import { findUnits } from '../routing/find-units.ts';
import { routeOf } from '../routing/route.ts';
import { findDraft, updateDraft } from './draft-store.ts';

/** Nobody types more into a form; beyond this something is wrong. */
const mostAnswers = 500_000;

/** Keeps what was typed as it is. Two devices: the one that builds on an older version is told, and keeps its text. */
export const saveDraft = defineOperation(endpoint, async (ctx, input) => {
  const personId = ctx.actor.personId ?? notFound();
  const draft = (await findDraft(ctx.db, { id: input.draftId, personId, now: ctx.now }, true)) ?? notFound();
  ctx.about(draft.id);
  if (draft.version !== input.version) {
    ctx.refuse('draft.changed-elsewhere', { version: draft.version, updatedAt: draft.updatedAt.toISOString() });
  }
  if (JSON.stringify(input.answers).length > mostAnswers) ctx.refuse('draft.answers-too-large');
  if (input.unitId !== null && input.unitId !== draft.unit?.id) {
    const procedure = await getProcedureVersion(ctx.db, draft.procedureVersionId, ctx.now);
    const asked = { receivingUnitId: input.unitId, competentUnitId: null };
    const units = await findUnits(ctx.db, routeOf(procedure), asked, ctx.now);
    if (typeof units === 'string') return ctx.refuse('unit.not-competent');
  }
  const fileIds = input.papers.flatMap((paper) => paper.fileIds);
  if (fileIds.length > mostFiles) ctx.refuse('draft.too-many-files', { most: mostFiles });
  const kept = await attachFiles(ctx.db, { fileIds, subjectId: draft.id, personId });
  if (kept === null) ctx.refuse('file.unknown');
  if (draft.papers.length > 0) await releaseFiles(ctx.db, draft.id, fileIds);
  const content = {
    unitId: input.unitId,
    answers: input.answers,
    papers: input.papers.map(({ componentId, fileIds: ids }) => ({ componentId, fileIds: [...ids] })),
    returnMethod: input.returnMethod,
  };
  await updateDraft(ctx.db, draft.id, content, draft.version + 1, ctx.now);
  return { id: draft.id, version: draft.version + 1, updatedAt: ctx.now.toISOString() };
});
