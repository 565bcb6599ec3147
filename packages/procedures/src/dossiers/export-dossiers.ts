import type { Language } from '@dongbo/contract';
import { Owner, exportDossiers as endpoint } from '@dongbo/contract/procedures';
import { checkPeriod, lateDaysOf, localDate, mapInPieces, systemTexts, writeCsv, writeSheet } from '@dongbo/kernel';
import { defineOperation, type Context } from '../define.ts';
import { searchDossiers } from './dossier-search.ts';
import texts from './export-texts.json' with { type: 'json' };
import type { DossierSearch, FoundDossier } from './found-dossier.ts';

const mostRows = 20_000;
/** Read at once: what is read beside others does not hold them up. */
const pageRows = 500;

const columns = [
  { key: 'column.code', width: 24 },
  { key: 'column.state', width: 22 },
  { key: 'column.procedure-code', width: 14 },
  { key: 'column.procedure', width: 50 },
  { key: 'column.owner', width: 28 },
  { key: 'column.unit', width: 32 },
  { key: 'column.step', width: 24 },
  { key: 'column.assignee', width: 28 },
  { key: 'column.submitted', width: 18 },
  { key: 'column.received', width: 18 },
  { key: 'column.due', width: 18 },
  { key: 'column.late-days', width: 12 },
  { key: 'column.finished', width: 18 },
  { key: 'column.returned', width: 18 },
] as const;

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** 29/11/2026 08:15, Vietnamese time. */
const momentForm = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Asia/Ho_Chi_Minh',
});

const momentText = (at: Date | null): string => (at === null ? '' : momentForm.format(at).replace(',', ''));

type Cell = string | number | Date | null;

const textOf = (cell: Cell): string => (cell instanceof Date || cell === null ? momentText(cell) : String(cell));

/** One dossier in the order of `columns`. */
function cellsOf(
  row: FoundDossier,
  lateDays: number | null,
  language: Language,
  terms: Readonly<Record<string, string>>,
): Cell[] {
  return [
    row.code,
    terms[`dossier-state.${row.state}`] ?? row.state,
    row.procedure_code,
    row.procedure_name,
    Owner.parse(row.owner).name,
    row.competent_name,
    row.step_name?.[language] ?? '',
    row.assignee_name ?? '',
    row.submitted_at,
    row.received_at,
    row.due_at,
    lateDays,
    row.finished_at,
    row.returned_at,
  ];
}

/** Every dossier that a search finds, newest first; null: more than a file takes. */
async function readAll(
  ctx: Pick<Context, 'db'>,
  search: Omit<DossierSearch, 'after' | 'limit'>,
): Promise<FoundDossier[] | null> {
  const rows: FoundDossier[] = [];
  for (;;) {
    const last = rows.at(-1);
    const after = last === undefined ? null : { at: last.submitted_at.toISOString(), id: last.id };
    const page = await searchDossiers(ctx.db, { ...search, after, limit: pageRows });
    rows.push(...page);
    if (rows.length > mostRows) return null;
    if (page.length < pageRows) return rows;
  }
}

/** The list of dossiers as a file, filtered as the page is, of the units where the caller may take such files; recorded with what was
 * asked and the number of rows. Texts that look like formulas are texts. */
export const exportDossiers = defineOperation(endpoint, async (ctx, { format, ...wanted }) => {
  checkPeriod(ctx, wanted);
  const search = { ...wanted, actor: ctx.actor, permission: endpoint.name, now: ctx.now };
  const found = await readAll(ctx, search);
  if (found === null) return ctx.refuse('dossiers.too-long', { limit: mostRows });
  const { language } = ctx.caller;
  const terms = systemTexts(language, 'terms');
  const rows = await mapInPieces(found, (row) =>
    cellsOf(row, lateDaysOf(row.due_at, row.finished_at ?? ctx.now, ctx.calendar(row.calendar)), language, terms),
  );
  const titled = columns.map(({ key, width }) => ({ title: texts[key][language], width }));
  const bytes =
    format === 'csv'
      ? await writeCsv(
          titled.map(({ title }) => title),
          rows.map((cells) => cells.map(textOf)),
        )
      : await writeSheet({ name: texts.sheet[language], columns: titled, rows });
  const name = `${texts.file[language]}-${localDate(ctx.now)}.${format}`;
  return {
    name,
    type: types[format],
    size: bytes.byteLength,
    disposition: 'attachment' as const,
    rows: rows.length,
    bytes,
  };
});
