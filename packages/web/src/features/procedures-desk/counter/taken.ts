import type { Dossier } from '@dongbo/contract/procedures';

/** Why somebody is not received: what lacks is asked for (form 02), or it is refused (form 03). */
export type NotReceived = 'supplement' | 'ending';

/** What lies before the officer when the talk has come to its end: a letter to print (form 01, 02 or 03), or a visit that goes on. */
export type Taken =
  | { readonly kind: 'letter'; readonly form: 'receipt' | NotReceived; readonly dossier: Dossier }
  | { readonly kind: 'visit'; readonly dossierId: string; readonly failed: unknown };
