import { z } from 'zod';
import { Day, Instant } from '../values.ts';

/** The apology for being late with the new date (form 04). */
export const Apology = z
  .object({
    state: z
      .enum(['drafted', 'written', 'sent'])
      .describe('It waits for who has the dossier, for the leader, or was sent'),
    dueAt: Instant.describe('Due instant by law, by which figures go on counting'),
    cause: z.string().nullable().describe('The cause from the list; null while nobody has written it'),
    explanation: z.string().nullable().describe('The cause in the words of who wrote it'),
    unitName: z.string().describe('Unit by which it is late'),
    promisedOn: Day.nullable().describe('New day for the result'),
    by: z.string().nullable().describe('Who wrote it; null for the owner'),
    remark: z.string().nullable().describe('Why the leader gave it back'),
    sentAt: Instant.nullable().describe('When it was sent'),
  })
  .meta({ id: 'Apology' });
export type Apology = z.infer<typeof Apology>;
