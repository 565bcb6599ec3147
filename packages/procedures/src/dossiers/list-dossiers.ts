import { DossierState, Owner, listDossiers as endpoint } from '@dongbo/contract/procedures';
import { checkPeriod, dueStateOf, formatInstant, lateDaysOf, readCursor, takePage } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { countDossiers, searchDossiers } from './dossier-search.ts';
import { StoredMark } from './stored-dossier.ts';

const instant = (at: Date | null): string | null => at && formatInstant(at);

/** Counting goes no further: who gets more asks more exactly. */
const mostCounted = 1001;

/** Dossiers that live at the caller's units, open and closed, newest first. */
export const listDossiers = defineOperation(endpoint, async (ctx, { cursor, limit, count, ...wanted }) => {
  checkPeriod(ctx, wanted);
  const after = cursor === undefined ? null : readCursor(cursor);
  const search = { ...wanted, actor: ctx.actor, permission: endpoint.name, after, limit: limit + 1, now: ctx.now };
  const rows = await searchDossiers(ctx.db, search);
  const { items, nextCursor } = takePage(rows, limit, (row) => ({ at: row.submitted_at, id: row.id }));
  return {
    items: items.map((row) => ({
      id: row.id,
      code: row.code,
      state: DossierState.parse(row.state),
      procedureName: row.procedure_name,
      procedureShortName: row.short_name,
      procedureCode: row.procedure_code,
      ownerName: Owner.parse(row.owner).name,
      competentUnit: { id: row.competent_unit_id, name: row.competent_name },
      stepName: row.step_name,
      assigneeName: row.assignee_name,
      submittedAt: formatInstant(row.submitted_at),
      receivedAt: instant(row.received_at),
      dueAt: instant(row.due_at),
      finishedAt: instant(row.finished_at),
      returnedAt: instant(row.returned_at),
      dueState: dueStateOf(row.due_at, row.finished_at ?? ctx.now, {
        calendar: ctx.calendar(row.calendar),
        suspended: row.state === 'suspended',
      }),
      lateDays: lateDaysOf(row.due_at, row.finished_at ?? ctx.now, ctx.calendar(row.calendar)),
      resultMark: StoredMark.parse(row.result_mark),
      cameBack: row.came_back,
    })),
    nextCursor,
    total: count ? await countDossiers(ctx.db, { ...search, after: null, limit: mostCounted }) : null,
  };
});
