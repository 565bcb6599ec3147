export type { SheetColumn, SheetOrder, SheetValue } from './sheet-writer.ts';
export { writeSheet } from './write-sheet.ts';
