import { readFileSync } from 'node:fs';
import { z } from 'zod';

const plainCode = z.string().regex(/^\d\.\d{6}$/);

const Within = z.strictObject({
  months: z.int().min(1),
  source: z.string().min(1),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
});

const HeldData = z.strictObject({
  what: z.string(),
  provisional: z.string(),
  readOn: z.iso.date(),
  kinds: z.array(
    z.strictObject({
      key: z.string().min(1),
      /** Results of these procedures are of the kind; where `titled` stands, only those whose title names it. */
      results: z.array(
        z.strictObject({ procedure: plainCode, resultCode: z.string().min(1), titled: z.string().min(1).optional() }),
      ),
      /** What was handed in for a slot of the kind is of the kind too. */
      papers: z.boolean(),
      source: z.string().min(1),
    }),
  ),
  slots: z.array(
    z.strictObject({
      procedure: plainCode,
      /** Component of the carried catalogue, how its published text begins, and its short name. */
      of: z.string().min(1),
      begins: z.string().min(8),
      name: z.string().min(1),
      /** Cases of the procedure in which it is meant; none: in every case. */
      cases: z.array(z.string()).min(1).optional(),
      accepts: z.array(z.strictObject({ kind: z.string().min(1), within: Within.optional() })).min(1),
      source: z.string().min(1),
    }),
  ),
});

/** Which papers are answered by what the administration holds: data with its sources. */
export const heldData = HeldData.parse(
  JSON.parse(readFileSync(new URL('../../data/held-papers.json', import.meta.url), 'utf8')),
);

export type HeldSlot = (typeof heldData)['slots'][number];

/** Procedures with a paper that something held can answer. */
export const codesWithSlots: readonly string[] = [...new Set(heldData.slots.map(({ procedure }) => procedure))];
