import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, line } from '../values.ts';
import { KnownTimeLimit } from './catalogue.ts';

export const getNamedLimit = defineEndpoint({
  name: 'procedures.time-limit.named',
  summary: 'The time limit that an officer named last for a procedure whose source states none, with who and when',
  method: 'GET',
  path: '/procedures/:code/named-limit',
  access: 'official',
  input: z.object({ code: line(60).describe('National code of the procedure') }),
  output: z.object({
    last: z
      .object({
        limit: KnownTimeLimit,
        by: z.string().describe('Who named it'),
        unitName: z.string().describe('The one-stop unit where it was named'),
        at: Instant.describe('When the dossier was received'),
      })
      .nullable()
      .describe('Null: nobody of the own units has named one'),
  }),
});
