export {
  sheetFaults,
  type ReadAnswer,
  type ReadCell,
  type ReadRow,
  type SheetFault,
  type SheetLimits,
} from './read-answer.ts';
export { readSheet } from './read-sheet.ts';
export { writeSheet } from './write-sheet.ts';
export type { SheetColumn, SheetOrder, SheetValue } from './sheet-writer.ts';
