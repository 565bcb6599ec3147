import { writeDay } from '@dongbo/contract';
import {
  exportDigitisation as exportEndpoint,
  listDigitisation as listEndpoint,
  type DigitisationFigures,
} from '@dongbo/contract/procedures';
import type { SheetValue } from '@dongbo/kernel';
import { defineExport, defineOperation, type Context } from '../define.ts';
import { checkFigurePeriod } from '../figures/list-figures.ts';
import texts from './digitisation-texts.json' with { type: 'json' };
import {
  readComponents,
  readDigitisationFigures,
  type ComponentQuestion,
  type ComponentRow,
} from './read-components.ts';

const mostRows = 300;
const pieceRows = 500;
const nothing: DigitisationFigures = { papers: 0, digitised: 0, signed: 0, data: 0, reused: 0 };

/** How far papers are digitised by unit or procedure, with all together. */
export const listDigitisation = defineOperation(listEndpoint, async (ctx, input) => {
  checkFigurePeriod(ctx, input);
  const { actor, now } = ctx;
  const rows = await readDigitisationFigures(ctx.db, { ...input, actor, now, permission: listEndpoint.name });
  const total = rows.find(({ key }) => key === null)?.figures ?? nothing;
  const items = rows.flatMap(({ key, name, figures }) => (key === null ? [] : [{ key, name: name ?? '', figures }]));
  return { total, items: items.toSorted((a, b) => b.figures.papers - a.figures.papers).slice(0, mostRows) };
});

const flag = (is: boolean): number => (is ? 1 : 0);

/** One paper with the marks under which the national portal knows them. Of the national store nothing is taken yet. Pure. */
export const cellsOf = (row: ComponentRow): SheetValue[] => [
  row.code,
  row.procedure_code,
  row.procedure_name,
  row.unit_name ?? '',
  row.component_id,
  row.name,
  row.files,
  flag(row.files > 0),
  flag(row.reused),
  0,
  row.result_number ?? '',
  flag(row.files > 0 && row.signed === row.files),
  flag(row.has_data),
];

const widths = [24, 14, 50, 32, 14, 50, 10, 12, 14, 20, 22, 14, 14];

async function* piecesOf(ctx: Pick<Context, 'db'>, asked: ComponentQuestion): AsyncIterable<SheetValue[][]> {
  let last: ComponentRow | null = null;
  do {
    const piece: ComponentRow[] = await readComponents(ctx.db, asked, last, pieceRows);
    yield piece.map(cellsOf);
    last = piece.length < pieceRows ? null : (piece.at(-1) ?? null);
  } while (last !== null);
}

/** Papers of dossiers received in a period as a file, each with the marks of its digitisation. */
export const exportDigitisation = defineExport({
  endpoint: exportEndpoint,
  job: 'procedures.write-digitisation',
  title: texts.sheet,
  check: (ctx, input) => checkFigurePeriod(ctx, input),
  read: async (ctx, { format: _format, ...question }, { language }) => {
    const { actor, now } = ctx;
    const { from, to } = question;
    return {
      fileName: `${texts.file[language]}-${from}-${to}`,
      sheet: texts.sheet[language],
      heading: [`${texts.sheet[language]}: ${writeDay(from)} - ${writeDay(to)}`],
      columns: texts.columns.map((title, at) => ({ title: title[language], width: widths[at] ?? 14 })),
      count: null,
      pieces: piecesOf(ctx, { ...question, actor, now, permission: exportEndpoint.name }),
    };
  },
});
