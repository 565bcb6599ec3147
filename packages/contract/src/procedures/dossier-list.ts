import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { defineExportEndpoint } from '../kernel/exports.ts';
import { Day, PageRequest, PersonId, UnitId, line, page } from '../values.ts';
import { Channel } from './catalogue.ts';
import { DossierDay, DossierStanding } from './dossier-standings.ts';
import { DossierRow } from './dossier-rows.ts';

/** By what the list is narrowed, on the page and as a file. */
const filters = {
  q: line(200)
    .optional()
    .describe(
      "Code in any spelling or its end, words of the owner's name in any order, also without accents, identity number, telephone of owner or who filed",
    ),
  state: DossierStanding.optional(),
  procedureCode: line(60).optional().describe('National code of a procedure'),
  procedure: line(200).optional().describe("Words of a procedure's name, also without accents, or its code"),
  unitId: UnitId.optional().describe('Received, settled or worked on at this unit'),
  assigneeId: PersonId.optional().describe('Who has the work'),
  competentUnitId: UnitId.optional().describe('Settled by this unit'),
  handlerId: PersonId.optional().describe('Processed by this person, or in their hands'),
  channel: Channel.optional(),
  by: DossierDay.default('submitted'),
  from: Day.optional().describe('On this day or later'),
  to: Day.optional().describe('On this day or earlier'),
};

export const listDossiers = defineEndpoint({
  name: 'procedures.dossier.list',
  summary:
    "Dossiers of the caller's units, open and closed, found by code or its end, owner's name without accents, identity number, telephone of owner or who filed",
  method: 'GET',
  path: '/dossiers',
  access: 'official',
  input: PageRequest.extend({
    ...filters,
    count: z
      .stringbool()
      .default(false)
      .describe('Also says how many fit in all, of whatever page; costs more than a page'),
  }),
  output: page(DossierRow).extend({
    total: z
      .number()
      .int()
      .nullable()
      .describe('How many fit, at most 1,001, which stands for more; null when it was not asked for'),
  }),
  refusals: ['period.days-crossed'],
  personalData: true,
});

export const exportDossiers = defineExportEndpoint({
  name: 'procedures.dossier.export',
  summary: 'Ask for the filtered list of dossiers as a file, newest first',
  path: '/dossier-list/exports',
  filters,
  refusals: ['period.days-crossed'],
});
