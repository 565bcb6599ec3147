import { normaliseInput } from '@dongbo/contract';
import type { CampaignColumn } from '@dongbo/contract/administration';
import { dayMs, type ReadCell, type ReadRow } from '@dongbo/kernel';
import { columnOf, columnTitles, neededColumns } from './columns.ts';

export interface RowProblem {
  readonly column: CampaignColumn;
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** A row of the file as it says it. */
export interface FileRow {
  /** Row of the sheet, from 1. */
  readonly number: number;
  readonly cells: Readonly<Partial<Record<CampaignColumn, string>>>;
  readonly problems: readonly RowProblem[];
}

/** Why the file as a whole cannot be used. */
export interface FileProblem {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** The head may stand below some lines of heading. */
const mostHeading = 20;
const mostLetters = 200;
/** Day 0 of the calendar of Excel, which believes in 29 February 1900. */
const excelStart = Date.UTC(1899, 11, 30);

/** The row of titles: the first that has three known ones. */
const findHead = (rows: readonly ReadRow[]): ReadRow | undefined =>
  rows
    .slice(0, mostHeading)
    .find(
      ({ cells }) =>
        cells.filter(({ text }) => typeof columnOf(text) === 'string' && columnOf(text) !== 'own').length >= 3,
    );

function readHead(head: ReadRow): ReadonlyMap<number, CampaignColumn> | FileProblem {
  const columns = new Map<number, CampaignColumn>();
  for (const { column, text } of head.cells) {
    const found = columnOf(text);
    if (found === undefined) return { code: 'column-unknown', facts: { title: text.slice(0, 80) } };
    if (found === 'own') continue;
    if ([...columns.values()].includes(found)) return { code: 'column-twice', facts: { title: columnTitles[found] } };
    columns.set(column, found);
  }
  const missing = neededColumns.find((column) => ![...columns.values()].includes(column));
  return missing === undefined ? columns : { code: 'column-missing', facts: { title: columnTitles[missing] } };
}

/** Rows that a merged range such as `A1:B2` reaches. */
function lastRowOf(range: string): number {
  const rows = [...range.matchAll(/[A-Z]+(\d+)/g)].map(([, row]) => Number(row));
  return Math.max(0, ...rows);
}

/** A day as the file says it, as YYYY-MM-DD; null: it is none. Excel counts days; people write 01/03/2026. */
export function dayOf(text: string, kind: ReadCell['kind']): string | null {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = written
    ? [written[3], written[2], written[1]]
    : (/^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)?.slice(1) ?? []);
  if (kind === 'number' && /^\d{5}(\.\d+)?$/.test(text))
    return new Date(excelStart + Math.floor(Number(text)) * dayMs).toISOString().slice(0, 10);
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** Numbers lose the zeros in front of them when a cell holds them as such. */
function withZeros(column: CampaignColumn, { text, kind }: ReadCell): string {
  if (kind !== 'number' || !/^\d+$/.test(text)) return text;
  if (column === 'identityNumber' && text.length >= 9) return text.padStart(12, '0');
  return column === 'phone' && text.length === 9 ? `0${text}` : text;
}

function readCell(column: CampaignColumn, cell: ReadCell): { text: string; problem: RowProblem | null } {
  const bad = (code: string, facts: Readonly<Record<string, string>> = {}) => ({ column, code, facts });
  const raw = withZeros(column, cell);
  const shown = raw.slice(0, mostLetters);
  if (cell.isFormula) return { text: shown, problem: bad('formula') };
  if (cell.kind === 'error') return { text: shown, problem: bad('cell-error') };
  if (raw.length > mostLetters) return { text: shown, problem: bad('too-long', { most: String(mostLetters) }) };
  const line = normaliseInput(raw.replaceAll(/[\r\n\t]+/g, ' '), 'line');
  if (!line.ok) return { text: '', problem: bad('control-character') };
  if (column !== 'from' && column !== 'to') return { text: line.text, problem: null };
  const day = dayOf(line.text, cell.kind);
  return day === null ? { text: line.text, problem: bad('not-a-day') } : { text: day, problem: null };
}

function readRow(row: ReadRow, columns: ReadonlyMap<number, CampaignColumn>): FileRow {
  const cells: Partial<Record<CampaignColumn, string>> = {};
  const problems: RowProblem[] = [];
  for (const cell of row.cells) {
    const column = columns.get(cell.column);
    if (column === undefined) continue;
    const { text, problem } = readCell(column, cell);
    cells[column] = text;
    if (problem !== null) problems.push(problem);
  }
  return { number: row.number, cells, problems };
}

/** Reads the rows of a sheet by the titles of its columns; what stands below no title is the writer's own. Pure. */
export function readFile(
  rows: readonly ReadRow[],
  merged: readonly string[],
): { readonly rows: readonly FileRow[] } | { readonly problem: FileProblem } {
  const head = findHead(rows);
  if (head === undefined) return { problem: { code: 'no-head', facts: {} } };
  const range = merged.find((one) => lastRowOf(one) >= head.number);
  if (range !== undefined) return { problem: { code: 'merged-cells', facts: { range } } };
  const columns = readHead(head);
  if (!(columns instanceof Map)) return { problem: columns as FileProblem };
  const read = rows
    .filter(({ number }) => number > head.number)
    .map((row) => readRow(row, columns))
    .filter(({ cells }) => Object.keys(cells).length > 0);
  return read.length === 0 ? { problem: { code: 'no-rows', facts: {} } } : { rows: read };
}
