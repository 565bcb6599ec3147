import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** What may be chosen in the cells below: a sheet of a template is filled in by people. */
  readonly choices?: readonly string[] | undefined;
}

/** Text stays text, also when it begins like a formula; a Date becomes date and time in Asia/Ho_Chi_Minh. */
export type SheetValue = string | number | Date | null;

export interface SheetOrder {
  readonly name: string;
  /** Lines above the table: what it is, of whom and when. */
  readonly heading?: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetValue[])[];
}

/** Excel dates know no time zone: what is written is the wall clock in Asia/Ho_Chi_Minh. */
const offsetMs = 7 * 3_600_000;

function cellOf(value: SheetValue): Cell {
  if (value === null || value === '') return null;
  if (value instanceof Date)
    return { value: new Date(value.getTime() + offsetMs), type: Date, format: 'dd/mm/yyyy hh:mm' };
  if (typeof value === 'number') return { value, type: Number };
  return { value, type: String, wrap: true };
}

/** The sheet beside, with what may be chosen. */
const listSheet = 'Danh mục';
/** Rows that are meant to be filled in. */
const mostFilled = 20_000;

const letterOf = (column: number): string => String.fromCharCode(65 + column);

interface Range {
  readonly column: number;
  /** Column of the sheet beside. */
  readonly list: number;
  readonly count: number;
}

/** Lists to choose from in the columns of the first sheet, from a row on: what else is typed there is refused by the program that it is typed
 * in. The element stands right behind the rows (ECMA-376 18.3.1.99: nothing of what comes before it is written here). */
const choosing = (ranges: readonly Range[], firstRow: number) => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (content: string, _options: unknown, { sheetIndex }: { readonly sheetIndex: number }): string => {
          if (sheetIndex !== 0) return content;
          const rules = ranges.map(
            ({ column, list, count }) =>
              `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letterOf(column)}${firstRow}:${letterOf(column)}${firstRow + mostFilled}">` +
              `<formula1>'${listSheet}'!$${letterOf(list)}$2:$${letterOf(list)}$${count + 1}</formula1></dataValidation>`,
          );
          const all = `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
          return content.replace('</sheetData>', `</sheetData>${all}`);
        },
      },
    },
  },
});

/** Writes one sheet as XLSX: the heading, and below it a bold row of titles that stays in view. In the thread that calls it. */
export async function sheetBytes(order: SheetOrder): Promise<Uint8Array> {
  const head = order.columns.map(
    ({ title }) => ({ value: title, type: String, fontWeight: 'bold', wrap: true }) as const,
  );
  const heading = (order.heading ?? []).map((value) => [{ value, type: String, fontWeight: 'bold' } as const]);
  const data: SheetData = [...heading, [...head], ...order.rows.map((row) => row.map(cellOf))];
  const sheet = {
    sheet: order.name.slice(0, 31),
    columns: order.columns.map(({ width }) => ({ width })),
    stickyRowsCount: heading.length + 1,
  };
  const listed = order.columns.flatMap(({ title, choices }, column) =>
    choices === undefined ? [] : [{ title, choices, column }],
  );
  if (listed.length === 0) return await writeXlsxFile(data, sheet).toBuffer();
  const lists = listed.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' }) as const);
  const longest = Math.max(...listed.map(({ choices }) => choices.length));
  const choices: SheetData = Array.from({ length: longest }, (_, at) =>
    listed.map((one) => cellOf(one.choices[at] ?? null)),
  );
  const beside = { data: [[...lists], ...choices], sheet: listSheet, columns: listed.map(() => ({ width: 50 })) };
  const ranges = listed.map((one, at) => ({ column: one.column, list: at, count: one.choices.length }));
  const features = [choosing(ranges, heading.length + 2)];
  return await writeXlsxFile([{ ...sheet, data }, beside], { features }).toBuffer();
}
