export type { SheetColumn, SheetOrder, SheetValue } from './sheet-writer.ts';
