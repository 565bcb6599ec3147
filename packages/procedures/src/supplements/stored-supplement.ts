import { z } from 'zod';

const Brought = z.object({
  /** ISO 8601. */
  at: z.string(),
  remark: z.string().nullable(),
  fileIds: z.array(z.string()),
});

export const StoredItem = z.object({
  id: z.string(),
  kind: z.enum(['paper', 'field']),
  name: z.string(),
  wanted: z.string(),
  componentId: z.string().nullable(),
  form: z.string().nullable(),
  field: z.string().nullable(),
  brought: Brought.nullable(),
  /** What the owner said instead of handing it in; null: nothing. */
  said: z.string().nullable().default(null),
  /** ISO 8601: when that was said; null: nothing was, or nobody wrote down when. */
  saidAt: z.string().nullable().default(null),
});
export type StoredItem = z.infer<typeof StoredItem>;

export const StoredSupplement = z.object({
  id: z.string(),
  ordinal: z.number(),
  state: z.enum(['asked', 'answered']),
  reason: z.string(),
  items: z.array(StoredItem),
  guideId: z.string().nullable(),
  guideName: z.string().nullable(),
  guidePhone: z.string().nullable(),
  askedAt: z.coerce.date(),
  answerBy: z.coerce.date(),
  answeredAt: z.coerce.date().nullable(),
  /** Has somebody proposed to end the dossier on this answer? Then it was examined, and the time since is the body's. */
  wasWeighed: z.boolean().default(false),
});
/** A request for a supplement that is open. */
export type StoredSupplement = z.infer<typeof StoredSupplement>;

export const StoredEnding = z.object({
  kind: z.enum(['refused', 'withdrawn', 'stopped']),
  ground: z.string(),
  reason: z.string(),
  settlement: z.string().nullable(),
  by: z.string().nullable(),
  at: z.coerce.date(),
});
export type StoredEnding = z.infer<typeof StoredEnding>;
