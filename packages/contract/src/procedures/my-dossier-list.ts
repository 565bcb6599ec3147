import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, LocalText, PageRequest, page } from '../values.ts';
import { LateDays } from '../kernel/due.ts';
import { DossierState } from './dossier-views.ts';
import { Dong } from './fees.ts';
import { DossierId } from './ids.ts';
import { ResultMark } from './result-change-views.ts';

const MyDossierRow = z.object({
  id: DossierId,
  code: z.string().describe('Code of the dossier'),
  state: DossierState,
  procedureName: z.string().describe('Official name of the procedure'),
  shortName: LocalText.nullable().describe('Name as people say it; null: nobody has written one'),
  submittedAt: Instant.describe('When it was filed'),
  resultMark: ResultMark.nullable(),
  dueAt: Instant.nullable().describe('Due instant'),
  lateDays: LateDays,
  next: z.string().describe('What the owner has to do; a text key of the catalogue `next`'),
  answerBy: Instant.nullable().describe(
    'Until when a supplement is waited for; null: none is asked, or what lacks was answered in words',
  ),
  visit: z
    .object({ at: Instant.describe('When'), place: z.string().describe('Where') })
    .nullable()
    .describe('The next verification on the spot to which the owner is invited; null: none'),
  toPay: Dong.nullable().describe('What has to be paid for it now, in whole đồng; null: nothing'),
});

export const listMyDossiers = defineEndpoint({
  name: 'procedures.my-dossier.list',
  summary: 'My dossiers, newest first',
  method: 'GET',
  path: '/my/dossiers',
  access: 'person',
  input: PageRequest,
  output: page(MyDossierRow).extend({
    asked: z
      .array(MyDossierRow)
      .describe('Those of which something is asked now, of whatever page; with the first page alone'),
  }),
});
