export { exportsOf, type Export } from './define-export.ts';
export { oneAfterAnother } from './exported-list.ts';
export type { ExportedList, ExportReader } from './exported-list.ts';
