import {
  exportAudit as endpoint,
  type FileAnswer,
  type Language,
  type OutputOf,
  type listAudit,
} from '@dongbo/contract';
import { checkPeriod } from '../check-period.ts';
import { mapInPieces } from '../in-pieces.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { writeCsv } from '../sheets/write-csv.ts';
import { writeSheet } from '../sheets/write-sheet.ts';
import { localDate } from '../time/instant.ts';
import { auditWords, exportText, type ExportText } from './audit-words.ts';
import { readAuditPage } from './list-audit.ts';

type Entry = OutputOf<typeof listAudit>['items'][number];

const mostRows = 20_000;
/** Read at once: what is read beside others does not hold them up. */
const pageRows = 500;

const columns = [
  { key: 'column.at', width: 20 },
  { key: 'column.actor', width: 28 },
  { key: 'column.roles', width: 40 },
  { key: 'column.address', width: 18 },
  { key: 'column.account', width: 22 },
  { key: 'column.act', width: 36 },
  { key: 'column.action', width: 28 },
  { key: 'column.subject', width: 26 },
  { key: 'column.outcome', width: 30 },
  { key: 'column.reason', width: 40 },
  { key: 'column.filters', width: 40 },
  { key: 'column.rows', width: 12 },
  { key: 'column.id', width: 38 },
] as const satisfies readonly { readonly key: ExportText; readonly width: number }[];

/** 29/11/2026 08:15:02, Vietnamese time. */
const momentForm = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** The program where nobody asked for it. */
const actorOf = (actor: string, language: Language): string =>
  actor.startsWith('system:') ? exportText('actor.system', language) : actor;

function lineOf(row: Entry, language: Language): string[] {
  const { act, action, outcome, asked } = auditWords(language);
  return [
    momentForm.format(new Date(row.at)).replace(',', ''),
    actorOf(row.actor, language),
    row.roles.join('; '),
    row.address ?? '',
    row.account ?? '',
    act(row.operation),
    row.action === null ? '' : action(row.action),
    row.subjectCode ?? row.subjectId ?? '',
    outcome(row.outcome),
    row.reason ?? '',
    Object.entries(row.filters)
      // It has a column of its own.
      .filter(([name]) => name !== 'action')
      .map(([name, value]) => asked(name, value))
      .join('; '),
    row.rows === null ? '' : String(row.rows),
    row.id,
  ];
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The filtered audit as a file, for who reads it in the whole province; itself recorded, with filters and number of rows. */
export const exportAudit = defineKernelOperation(endpoint, async (ctx, { format, ...filter }): Promise<FileAnswer> => {
  checkPeriod(ctx, filter);
  const entries: Entry[] = [];
  let cursor: string | undefined;
  do {
    const page = await readAuditPage(ctx, endpoint.name, { ...filter, limit: pageRows, cursor });
    entries.push(...page.items);
    cursor = page.nextCursor ?? undefined;
    if (entries.length > mostRows) return ctx.refuse('audit.too-long', { limit: mostRows });
  } while (cursor !== undefined);
  const { language } = ctx.caller;
  const rows = await mapInPieces(entries, (entry) => lineOf(entry, language));
  const titled = columns.map(({ key, width }) => ({ title: exportText(key, language), width }));
  const bytes =
    format === 'csv'
      ? await writeCsv(
          titled.map(({ title }) => title),
          rows,
        )
      : await writeSheet({ name: exportText('sheet', language), columns: titled, rows });
  const name = `${exportText('file', language)}-${localDate(ctx.now)}.${format}`;
  return { name, type: types[format], size: bytes.byteLength, disposition: 'attachment', rows: rows.length, bytes };
});
