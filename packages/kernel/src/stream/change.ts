import { Space } from '@dongbo/contract';
import { z } from 'zod';

/** Channel on which processes tell each other what changed (PostgreSQL's NOTIFY). */
export const changeChannel = 'dongbo_event';

/** Whom a piece of open work is or was addressed to: unit, role, field of procedures, person. */
const WorkAddress = z.tuple([
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
]);
export type WorkAddress = z.infer<typeof WorkAddress>;

/** What one notification says. Each part is told by whoever writes the rows: a trigger, or `record_act`. */
const Change = z.object({
  space: Space,
  /** Types of events that happened (`record_act`), and the subjects they happened to: without these there were more
   * than a notification can name. */
  types: z.array(z.string()).optional(),
  subjects: z.array(z.string()).optional(),
  /** Open work came, went or changed. */
  work: z.array(WorkAddress).default([]),
  /** These people have new notices, or have seen some. */
  notices: z.array(z.string()).default([]),
  /** A long job moved on, with the person who started it. */
  jobs: z.array(z.tuple([z.string(), z.string()])).default([]),
});
export type Change = z.infer<typeof Change>;

/** Reads a notification; null when it is none of ours. */
export function readChange(payload: string): Change | null {
  try {
    return Change.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}
