import { getExportFile as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { fileAnswer } from '../files/file-answer.ts';
import type { FileRow } from '../files/attach-files.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { holdsStill } from './export-access-rule.ts';
import type { StoredExport } from './export-store.ts';

type Row = Pick<StoredExport, 'operation' | 'scopes' | 'rows' | 'state'> &
  Pick<FileRow, 'name' | 'type' | 'size' | 'storage_key'>;

/** The file of one's own list, while it is kept. Whether one may have it is asked anew: it holds what was in reach when it was written. */
export const getExportFile = defineKernelOperation(endpoint, async (ctx, { exportId }) => {
  ctx.about(exportId);
  const { rows } = await sql<Row>`
    select e.operation, e.scopes, e.rows, e.state, f.name, f.type, f.size, f.storage_key
    from export e left join file f on f.id = e.file_id
    where e.id = ${exportId}::uuid and e.person_id = ${ctx.actor.personId}::uuid and e.expires_at > ${ctx.now}`.execute(
    ctx.db,
  );
  const found = rows[0] ?? notFound();
  if (found.state !== 'ready') return ctx.refuse('export.not-ready');
  if (!holdsStill(ctx.actor, found.operation, found.scopes)) return ctx.refuse('export.permission-changed');
  const file = await fileAnswer(found, ctx.files);
  return { ...file, disposition: 'attachment' as const, ...(found.rows === null ? {} : { rows: found.rows }) };
});
