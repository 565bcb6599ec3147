import { paperDataFields } from '@dongbo/contract/procedures';
import { z } from 'zod';
import data from '../../data/digitisation.json' with { type: 'json' };

const Fields = z.partialRecord(z.enum(paperDataFields), z.enum(['needed', 'optional']));
export type PaperFields = z.infer<typeof Fields>;

/** What is signed and what is written down, as data. */
export const digitisationData = z
  .object({
    mostInOneCall: z.int().min(1),
    reason: z.string().min(1),
    fields: z.object({
      otherwise: Fields,
      kinds: z.array(z.object({ key: z.string(), words: z.array(z.string().min(1)).min(1), fields: Fields })),
    }),
  })
  .parse(data);
