import { z } from 'zod';

const plainDate = z.iso.date();
const millimetres = z.number().positive().max(100);

/** Margins of a page in millimetres. */
const Margins = z.strictObject({
  top: millimetres,
  bottom: millimetres,
  left: millimetres,
  right: millimetres,
});

/** Paper, margins and the size of running text, in points. */
const LayoutPage = z.strictObject({
  size: z.enum(['a4', 'a5']),
  landscape: z.boolean(),
  margins: Margins,
  fontSize: z.number().min(8).max(16),
});

/**
 * One form in one legal wording. The same Typst file may serve several layouts: what a new circular
 * changes is most often only the number of the form and the name of the circular.
 */
export const LayoutRecord = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  form: z.string().regex(/^[a-z-]+$/),
  file: z.string().regex(/^[a-z0-9-]+\.typ$/),
  /** Number of the form in the legal act, such as "01"; null when no act prescribes a form. */
  formNumber: z.string().nullable(),
  title: z.string().min(1),
  /** The act that prescribes the form, as printed in the foot of the page. */
  legalBasis: z.string().nullable(),
  page: LayoutPage,
  validFrom: plainDate,
  /** Last day on which the layout may be used; null = still in force. */
  validTo: plainDate.nullable(),
  language: z.enum(['vi', 'en', 'uk']),
});
export type LayoutRecord = z.infer<typeof LayoutRecord>;

/** The file `index.json` of a folder of layouts. */
export const LayoutIndex = z.strictObject({ layouts: z.array(LayoutRecord).min(1) });
export type LayoutIndex = z.infer<typeof LayoutIndex>;

/** A layout as found on a shelf: its record and where the compiler sees its Typst file. */
export type Layout = LayoutRecord & { readonly sourcePath: string };
