import { exportAudit as endpoint, type InputOf, type Language, type OutputOf, type listAudit } from '@dongbo/contract';
import { checkPeriod } from '../check-period.ts';
import { defineKernelExport } from '../exports/define-kernel-export.ts';
import { piecesOfPages } from '../exports/exported-list.ts';
import { localDate } from '../time/instant.ts';
import { auditWords, exportText, type ExportText } from './audit-words.ts';
import { readAuditPage } from './list-audit.ts';

type Entry = OutputOf<typeof listAudit>['items'][number];

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

/** The filtered audit as a file, for who reads it in the whole province; itself recorded, with filters and number of rows. */
export const exportAudit = defineKernelExport({
  endpoint,
  job: 'kernel.write-audit',
  title: { vi: exportText('sheet', 'vi'), en: exportText('sheet', 'en'), uk: exportText('sheet', 'uk') },
  check: async (ctx, { format: _format, ...filter }) => {
    checkPeriod(ctx, filter);
    // Who may not read it in the whole province hears so at once.
    await readAuditPage({ ...ctx, about: () => undefined }, endpoint.name, { ...filter, limit: 1 });
  },
  read: async (ctx, { format: _format, ...filter }: InputOf<typeof endpoint>, { language }) => {
    // The entry of the job is about the file, whatever dossier was asked for.
    const reading = { ...ctx, about: () => undefined };
    return {
      fileName: `${exportText('file', language)}-${localDate(ctx.now)}`,
      sheet: exportText('sheet', language),
      columns: columns.map(({ key, width }) => ({ title: exportText(key, language), width })),
      count: null,
      pieces: piecesOfPages(
        async (cursor) => await readAuditPage(reading, endpoint.name, { ...filter, limit: pageRows, cursor }),
        (entry) => lineOf(entry, language),
      ),
    };
  },
});
