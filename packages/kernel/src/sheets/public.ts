export { type SheetColumn, type SheetOrder, type SheetValue, writeSheet } from './write-sheet.ts';
