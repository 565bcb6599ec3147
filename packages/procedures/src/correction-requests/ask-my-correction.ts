import { askMyCorrection as endpoint, dossierEvents } from '@dongbo/contract/procedures';
import { defaultCalendarName, dueAt, localDate, notFound, putWork } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import { isOwn } from '../dossiers/own-dossier.ts';
import { readDecidedChanges } from '../result-changes/stored-change.ts';
import { attachNewFiles } from '../supplements/attach-new-files.ts';
import { correctionTimesOn } from './correction-data.ts';
import { answerers, paperInForce } from './correction-rule.ts';
import { workOfCorrection, type AskedWork } from './work-of-correction.ts';

interface Asked extends AskedWork {
  readonly id: string;
  readonly dossierId: string;
  readonly number: string;
  readonly place: string;
  readonly correct: string;
  readonly fileIds: readonly string[];
}

/** Writes it down, if nothing is open of the dossier yet: two devices at once ask once. One statement. */
async function insertRequest({ db, actor }: Pick<Context, 'db' | 'actor'>, asked: Asked): Promise<boolean> {
  const { rows } = await sql`
    insert into correction_request (id, dossier_id, ordinal, number, wrong, place, correct, file_ids, asked_by, asked_at, unit_id, role_key,
      answer_by, state)
    select ${asked.id}::uuid, ${asked.dossierId}::uuid, 1 + count(*), ${asked.number}, ${asked.wrong}, ${asked.place}, ${asked.correct},
      ${[...asked.fileIds]}::uuid[], ${actor.personId}::uuid, ${asked.askedAt}::timestamptz, ${asked.unitId}::uuid, ${asked.role},
      ${asked.answerBy}::timestamptz, 'open'
    from correction_request where dossier_id = ${asked.dossierId}::uuid
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** The owner says that the issued result is wrong. It becomes work of whoever can propose to change it; the result stays as it is. */
export const askMyCorrection = defineOperation(endpoint, async (ctx, input) => {
  const personId = ctx.actor.personId ?? notFound();
  const own = { at: ctx.now, lock: true, only: isOwn(personId) };
  const dossier = (await findDossier(ctx.db, input.dossierId, own)) ?? notFound();
  ctx.about(dossier.id);
  await ctx.requireStage(dossier.competent.id);
  const changes = dossier.resultMark === null ? [] : await readDecidedChanges(ctx.db, dossier.id);
  const paper = paperInForce(dossier, changes);
  if (paper === undefined || dossier.openPath === 'result-change-proposed') return ctx.refuse('correction.not-askable');
  const added = await attachNewFiles(ctx, dossier, input.fileIds);
  if (typeof added === 'string') return ctx.refuse(added, { most: mostFiles });
  const { answerWithin: limit } = correctionTimesOn(localDate(ctx.now));
  const calendar = ctx.calendar(defaultCalendarName);
  const asked: Asked = {
    ...answerers(dossier),
    id: ctx.newId(),
    dossierId: dossier.id,
    number: paper.number,
    wrong: input.wrong,
    place: input.place ?? '',
    correct: input.correct,
    fileIds: input.fileIds,
    askedAt: ctx.now,
    answerBy: dueAt({ receivedAt: ctx.now, limit, calendar }) ?? ctx.now,
  };
  if (!(await insertRequest(ctx, asked))) return ctx.refuse('correction.asked-already');
  ctx.later(putWork(ctx.db, workOfCorrection(ctx, dossier, asked)));
  const { id: requestId, role, unitId } = asked;
  const note = `Văn bản số ${asked.number}: ${asked.wrong} → ${asked.correct}`;
  ctx.emit(
    dossierEvents.correctionAsked,
    { dossierId: dossier.id, code: dossier.code, requestId, role, note },
    { subjectId: dossier.id, unitId },
  );
  return { id: requestId };
});
