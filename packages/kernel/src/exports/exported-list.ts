import type { ExportFormat, Language } from '@dongbo/contract';
import type { SheetColumn, SheetValue } from '../sheets/sheet-writer.ts';
import { csvLine, csvMark } from '../sheets/write-csv.ts';
import { writeSheet } from '../sheets/write-sheet.ts';
import { momentText } from '../time/moment-text.ts';

/** A list as it goes into a file. */
export interface ExportedList {
  /** Name of the file without its ending. */
  readonly fileName: string;
  readonly sheet: string;
  /** Lines above the table of a sheet: what it is, of whom and when. */
  readonly heading?: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** How many rows there are, counted no further than one more than the most that a file takes; null: nobody has counted. */
  readonly count: number | null;
  /** The rows in pieces of some hundred, read one after the other. */
  readonly pieces: AsyncIterable<readonly (readonly SheetValue[])[]>;
}

/** For whom a list is read. */
export interface ExportReader {
  readonly language: Language;
  readonly format: ExportFormat;
  /** The most rows that a file of this format takes. */
  readonly mostRows: number;
}

export const exportTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const plain = (value: SheetValue): string => {
  if (value === null) return '';
  return value instanceof Date ? momentText(value) : String(value);
};

/** The bytes of a list, and how many rows they hold once they have been taken. A sheet is written beside this thread; plain values go
 * out as they are read. `onRows` hears how many have been read. */
export async function* bytesOf(
  { sheet, heading, columns, pieces }: ExportedList,
  format: ExportFormat,
  onRows: (rows: number) => Promise<void>,
): AsyncIterable<Uint8Array> {
  let rows = 0;
  if (format === 'csv') {
    yield Buffer.from(`${csvMark}${csvLine(columns.map(({ title }) => title))}`);
    for await (const piece of pieces) {
      yield Buffer.from(piece.map((cells) => csvLine(cells.map(plain))).join(''));
      await onRows((rows += piece.length));
    }
    return;
  }
  const all: (readonly SheetValue[])[] = [];
  for await (const piece of pieces) {
    all.push(...piece);
    await onRows((rows += piece.length));
  }
  yield await writeSheet({ name: sheet, ...(heading && { heading }), columns, rows: all });
}

/** What pages of a list hold, a piece a page. */
export async function* piecesOfPages<Item>(
  read: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null }>,
  cells: (item: Item) => SheetValue[],
): ExportedList['pieces'] {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield page.items.map(cells);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** Rows that are all there, as the pieces of a list. */
export async function* oneAfterAnother(rows: readonly (readonly SheetValue[])[]): ExportedList['pieces'] {
  const pieceRows = 500;
  for (let from = 0; from < rows.length; from += pieceRows) yield rows.slice(from, from + pieceRows);
}
