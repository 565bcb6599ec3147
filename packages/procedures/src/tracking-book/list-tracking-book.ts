import { DossierState, Owner, listTrackingBook as endpoint } from '@dongbo/contract/procedures';
import {
  checkPeriod,
  defaultCalendarName,
  dueStateOf,
  lateDaysOf,
  findStep,
  formatInstant,
  readCursor,
  takePage,
} from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { readProcess } from '../processes/process-store.ts';
import { checkBookAccess } from './book-access.ts';
import { listBook } from './book-store.ts';

const instant = (at: Date | null): string | null => at && formatInstant(at);

export const listTrackingBook = defineOperation(endpoint, async (ctx, input) => {
  await checkBookAccess(ctx, endpoint.name, input.unitId);
  checkPeriod(ctx, input);
  const end = input.cursor === undefined ? null : readCursor(input.cursor);
  const after = end && { at: new Date(end.at), id: end.id };
  const rows = await listBook(ctx.db, { ...input, after, limit: input.limit + 1, now: ctx.now, namesSteps: true });
  const { items, nextCursor } = takePage(rows, input.limit, (row) => ({
    at: row.received_at ?? row.submitted_at,
    id: row.id,
  }));
  const calendar = ctx.calendar(defaultCalendarName);
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
      stepName:
        row.step_id === null
          ? null
          : (findStep(readProcess(row.process_id, row.definition), row.step_id)?.name ?? null),
      assigneeName: row.assignee_name,
      submittedAt: formatInstant(row.submitted_at),
      receivedAt: instant(row.received_at),
      dueAt: instant(row.due_at),
      finishedAt: instant(row.finished_at),
      returnedAt: instant(row.returned_at),
      dueState: dueStateOf(row.due_at, row.finished_at ?? ctx.now, { calendar, suspended: row.suspended }),
      lateDays: lateDaysOf(row.due_at, row.finished_at ?? ctx.now, calendar),
      resultMark: row.result_change?.mark ?? null,
      cameBack: row.came_back,
    })),
    nextCursor,
  };
});
