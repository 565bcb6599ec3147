import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { DossierId } from './ids.ts';

/** Of so few finished dossiers nothing is said. */
export const fewestForForecast = 20;
/** So many days back finished dossiers are looked at. */
export const forecastDays = 180;

const workingDays = (what: string) => z.number().int().nonnegative().describe(what);

export const getMyForecast = defineEndpoint({
  name: 'procedures.my-dossier.forecast',
  summary:
    'How long dossiers like mine took at the unit that settles it, or else in the province, beside the due date by law',
  method: 'GET',
  path: '/my/dossiers/:dossierId/forecast',
  access: 'person',
  input: z.object({ dossierId: DossierId }),
  output: z
    .object({
      finished: z
        .number()
        .int()
        .describe(`Dossiers of the same procedure that ended where \`of\` says in the last ${forecastDays} days`),
      of: z
        .enum(['unit', 'province'])
        .describe('The unit that settles it; where too few ended there, all units of the province'),
      took: z
        .object({
          medianDays: workingDays('Working days from reception to the end of half of them, pauses included'),
          nineInTenDays: workingDays('The same of nine in ten'),
        })
        .nullable()
        .describe(`Null: fewer than ${fewestForForecast} ended, of so few nothing is said`),
    })
    .nullable()
    .describe('Null: it is not being settled, or not any more'),
});
