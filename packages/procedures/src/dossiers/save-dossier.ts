import { closeWork, putWork } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { correctionSlot } from '../correction-requests/correction-slot.ts';
import { exchangeSlot } from '../paper-exchanges/exchange-slot.ts';
import { closeBeside } from '../referrals/record-referrals.ts';
import type { StoredDossier } from './stored-dossier.ts';
import { workOf } from './work-of-dossier.ts';

/** The columns that a dossier's life changes. */
export function changeableColumns(dossier: StoredDossier) {
  const { clock } = dossier;
  return {
    state: dossier.state,
    process_definition_id: dossier.processId,
    competent_unit_id: dossier.competent.id,
    division_id: dossier.division.id,
    committee_office_id: dossier.committeeOffice?.id ?? null,
    papers: JSON.stringify(dossier.papers),
    paper_case: dossier.paperCase,
    step_id: dossier.stepId,
    step_since: dossier.stepSince,
    came_back: dossier.cameBack,
    assignee_id: dossier.assignee?.id ?? null,
    step_actors: JSON.stringify(dossier.stepActors),
    received_at: clock?.receivedAt ?? null,
    received_by_competent_at: clock?.receivedByCompetentAt ?? null,
    receipt_number: dossier.receiptNumber,
    limit_unit: clock?.limit.unit ?? null,
    limit_value: clock?.limit.value ?? null,
    original_due_at: clock?.originalDueAt ?? null,
    due_at: clock?.dueAt ?? null,
    finished_at: clock?.finishedAt ?? null,
    returned_at: dossier.returnedAt,
    open_path: dossier.openPath,
    result_mark: dossier.resultMark,
    supplements: dossier.supplements,
    version: dossier.version,
  };
}

/** Slots of work that begins when a result was issued, and that its dossier does not end. */
const afterItsEnd = [correctionSlot, exchangeSlot];

/** Saves where a dossier stands, and puts its open work to whoever has to act next: two statements, which go out
 * with what follows. */
export function saveDossier(ctx: Context, dossier: StoredDossier): void {
  const work = workOf(ctx, dossier);
  ctx.later(ctx.db.updateTable('dossier').set(changeableColumns(dossier)).where('id', '=', dossier.id).execute());
  ctx.later(
    work === null
      ? closeWork(ctx.db, { system: 'procedures', subjectId: dossier.id, but: afterItsEnd })
      : putWork(ctx.db, work),
  );
  if (work === null && dossier.referrals + dossier.siteChecks > 0) ctx.later(closeBeside(ctx, dossier.id));
}
