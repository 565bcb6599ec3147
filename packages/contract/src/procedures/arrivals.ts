import { z } from 'zod';
import { seenVersion } from '../values.ts';
import { defineEndpoint } from '../endpoint.ts';
import { DossierChanged } from './dossier-views.ts';
import { DossierId } from './ids.ts';

export const confirmArrivals = defineEndpoint({
  name: 'procedures.arrival.confirm',
  summary:
    "Confirm at the competent agency that dossiers taken in at another body's counter have arrived: the time limit starts; many at once",
  method: 'POST',
  path: '/dossiers/arrivals',
  access: 'official',
  input: z.object({
    dossiers: z
      .array(z.object({ dossierId: DossierId, version: seenVersion('Version that the caller saw') }))
      .min(1)
      .max(200)
      .describe('Which dossiers, each with the version that the caller saw'),
  }),
  output: z.object({
    arrived: z.array(DossierChanged).describe('Those whose time runs from now on'),
    refused: z
      .array(z.object({ dossierId: DossierId, code: z.string().describe('Why it was refused') }))
      .describe('Those that were not confirmed'),
  }),
});
