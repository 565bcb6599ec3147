/** Why a workbook cannot be read as a whole. */
export const sheetFaults = [
  'damaged',
  'not-a-workbook',
  'unpacks-too-large',
  'too-many-rows',
  'too-many-columns',
  'too-many-cells',
  'wrong-encoding',
  'not-plain-xml',
  'no-sheet',
] as const;
export type SheetFault = (typeof sheetFaults)[number];

/** How much of a workbook is read; what is beyond is refused and not cut off. */
export interface SheetLimits {
  /** Rows that say something, and the largest number of one. */
  readonly rows: number;
  readonly columns: number;
  /** Bytes of all parts that are read, unpacked. */
  readonly unpackedBytes: number;
}

export interface ReadOrder {
  readonly bytes: Uint8Array;
  readonly limits: SheetLimits;
}

/** What one cell says, as text: numbers with all their digits, dates as the count of days that Excel keeps. */
export interface ReadCell {
  /** From 0 for A. */
  readonly column: number;
  readonly text: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'error';
  /** The text is what a formula came to when the file was saved. */
  readonly isFormula: boolean;
}

/** A row that says something. */
export interface ReadRow {
  /** As people see it, from 1. */
  readonly number: number;
  readonly cells: readonly ReadCell[];
}

export type ReadAnswer =
  | { readonly fault: SheetFault; readonly most?: number }
  | {
      readonly fault: null;
      /** Name of the first sheet that is shown. */
      readonly sheet: string;
      readonly rows: readonly ReadRow[];
      /** Ranges of merged cells, such as `A1:B2`; at most a hundred. */
      readonly merged: readonly string[];
    };

/** Ends the reading with a fault. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly fault: SheetFault;
  readonly most: number | undefined;
  constructor(fault: SheetFault, most?: number) {
    super(fault);
    this.fault = fault;
    this.most = most;
  }
}
