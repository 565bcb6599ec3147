import { z } from 'zod';

export const letterForms = [
  'receipt',
  'control-slip',
  'copy',
  'result',
  'supplement',
  'ending',
  'apology',
  'result-decision',
] as const;
export const LetterForm = z.enum(letterForms).describe('Kind of letter');
export type LetterForm = z.infer<typeof LetterForm>;
/** Of a receipt or result that a newer one replaced, of one of several requests for a supplement or decisions on a result. */
export const LetterOrdinal = z.coerce
  .number()
  .int()
  .min(1)
  .max(999)
  .optional()
  .describe('Which of several letters of this kind; the newest when not given');

/** Key under `terms` of what a letter of a dossier is called: what ends it is a refusal (form 03) or a stop (form 05). Pure. */
export const letterNameKey = (form: LetterForm, ending: { readonly kind: string } | null): string =>
  form === 'ending' && ending !== null ? `letter.ending.${ending.kind}` : `letter.${form}`;
