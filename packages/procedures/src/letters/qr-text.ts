import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });

/** Least content of the QR code of an electronic paper (Circular 01/2023/TT-VPCP). */
export const QrContent = z.strictObject({
  dossierCode: z.string().min(1),
  procedureCode: z.string().min(1),
  /** Identity number of the person or code of the organisation. */
  holderId: z.string(),
  documentName: z.string().min(1),
  issuingSystem: z.string().min(1),
  issuedAt: instant,
  /** Receipts: the due date. */
  dueAt: instant.nullable().optional(),
  /** Results: how long and for what they are valid. */
  validity: z.string().nullable().optional(),
  scope: z.string().nullable().optional(),
});
export type QrContent = z.infer<typeof QrContent>;

/**
 * Content of the QR code as one line of fields between vertical bars, in the order in which the circular
 * names them; a field that does not apply is left empty at the end of the line. The circular prescribes
 * what the code holds, not how it is written; the bar is what the code on the identity card uses.
 */
export function qrText(content: QrContent): string {
  const fields = [
    content.dossierCode,
    content.procedureCode,
    content.holderId,
    content.documentName,
    content.issuingSystem,
    content.issuedAt,
    content.dueAt ?? '',
    content.validity ?? '',
    content.scope ?? '',
  ].map((field) => field.replaceAll('|', ' ').replace(/\s+/g, ' ').trim());
  return fields.join('|').replace(/\|+$/, '');
}
