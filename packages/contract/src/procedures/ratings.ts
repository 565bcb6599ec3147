import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, paragraph } from '../values.ts';
import { DossierId } from './ids.ts';

/** How content an owner is, in the three degrees that the national portal counts (`DongBoDanhGia`). */
export const satisfactions = ['very-satisfied', 'satisfied', 'not-satisfied'] as const;
export const Satisfaction = z.enum(satisfactions);
export type Satisfaction = z.infer<typeof Satisfaction>;

/** What the owner said of how the dossier was settled. */
export const Rating = z
  .object({
    satisfaction: Satisfaction.describe('How content the owner is'),
    comment: z.string().describe('What the owner wrote; empty: nothing'),
    at: Instant.describe('When it was said'),
  })
  .meta({ id: 'Rating' });

export const rateMyDossier = defineEndpoint({
  name: 'procedures.my-dossier.rate',
  summary: 'Say, once, how content I am with how my dossier was settled, after its result was handed over',
  method: 'POST',
  path: '/my/dossiers/:dossierId/rating',
  access: 'person',
  input: z.object({
    dossierId: DossierId,
    satisfaction: Satisfaction.describe('How content the owner is'),
    comment: paragraph(1000).optional().describe('What went well or badly'),
  }),
  output: z.object({ dossierId: DossierId }),
  refusals: ['rating.not-yet', 'rating.given-already'],
});
