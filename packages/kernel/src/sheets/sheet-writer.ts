import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
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
  return await writeXlsxFile(data, sheet).toBuffer();
}
