import { DossierState, Owner, listTrackingBook as endpoint } from '@dongbo/contract/procedures';
import { GeneralError, defaultCalendarName, dueStateOf, findStep, formatInstant } from '@dongbo/kernel';
import { z } from 'zod';
import { defineOperation } from '../define.ts';
import { readProcess } from '../processes/process-store.ts';
import { checkBookAccess } from './book-access.ts';
import { listBook, type BookRow } from './book-store.ts';

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(text: string): { at: Date; id: string } {
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { at: new Date(at), id };
  } catch {
    throw new GeneralError('invalid-input', {}, [{ path: 'cursor', code: 'custom' }]);
  }
}

const cursorOf = (row: BookRow): string =>
  Buffer.from(JSON.stringify([(row.received_at ?? row.submitted_at).toISOString(), row.id])).toString('base64url');

const instant = (at: Date | null): string | null => at && formatInstant(at);

export const listTrackingBook = defineOperation(endpoint, async (ctx, input) => {
  await checkBookAccess(ctx, endpoint.name, input.unitId);
  const after = input.cursor === undefined ? null : readCursor(input.cursor);
  const rows = await listBook(ctx.db, { ...input, after, limit: input.limit + 1, now: ctx.now });
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  const calendar = ctx.calendar(defaultCalendarName);
  return {
    items: items.map((row) => ({
      id: row.id,
      code: row.code,
      state: DossierState.parse(row.state),
      procedureName: row.procedure_name,
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
    })),
    nextCursor: rows.length > input.limit && last ? cursorOf(last) : null,
  };
});
