export type { SheetColumn, SheetOrder, SheetValue } from './sheet-writer.ts';
export { writeCsv } from './write-csv.ts';
export { writeSheet } from './write-sheet.ts';
