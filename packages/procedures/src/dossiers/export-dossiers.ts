import { Owner, exportDossiers as endpoint } from '@dongbo/contract/procedures';
import type { Language } from '@dongbo/contract';
import { checkPeriod, lateDaysOf, localDate, systemTexts, type SheetValue } from '@dongbo/kernel';
import { defineExport, type Context } from '../define.ts';
import { countDossiers, searchDossiers } from './dossier-search.ts';
import texts from './export-texts.json' with { type: 'json' };
import type { DossierSearch, FoundDossier } from './found-dossier.ts';

/** Read at once: what is read beside others does not hold them up. */
const pieceRows = 500;

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

/** One dossier in the order of `columns`. */
function cellsOf(
  row: FoundDossier,
  lateDays: number | null,
  language: Language,
  terms: Readonly<Record<string, string>>,
): SheetValue[] {
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

/** Every dossier that a search finds, newest first, piece by piece. */
async function* piecesOf(
  ctx: Pick<Context, 'db'>,
  search: Omit<DossierSearch, 'after' | 'limit'>,
  cells: (row: FoundDossier) => SheetValue[],
): AsyncIterable<SheetValue[][]> {
  let last: FoundDossier | undefined;
  do {
    const after: DossierSearch['after'] = last ? { at: last.submitted_at.toISOString(), id: last.id } : null;
    const piece = await searchDossiers(ctx.db, { ...search, after, limit: pieceRows });
    yield piece.map(cells);
    last = piece.length < pieceRows ? undefined : piece.at(-1);
  } while (last !== undefined);
}

/** The list of dossiers as a file, filtered as the page is, of the units where who asked may take such files. Texts that look like
 * formulas are texts. */
export const exportDossiers = defineExport({
  endpoint,
  job: 'procedures.write-dossiers',
  title: texts.sheet,
  check: (ctx, input) => checkPeriod(ctx, input),
  read: async (ctx, { format: _format, ...wanted }, { language, mostRows }) => {
    const search = { ...wanted, actor: ctx.actor, permission: endpoint.name, now: ctx.now };
    const terms = systemTexts(language, 'terms');
    return {
      fileName: `${texts.file[language]}-${localDate(ctx.now)}`,
      sheet: texts.sheet[language],
      columns: columns.map(({ key, width }) => ({ title: texts[key][language], width })),
      count: await countDossiers(ctx.db, { ...search, after: null, limit: mostRows + 1 }),
      pieces: piecesOf(ctx, search, (row) => {
        const lateDays = lateDaysOf(row.due_at, row.finished_at ?? ctx.now, ctx.calendar(row.calendar));
        return cellsOf(row, lateDays, language, terms);
      }),
    };
  },
});
