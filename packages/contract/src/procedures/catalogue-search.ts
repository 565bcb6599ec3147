import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { LocalText, PageRequest, line, page } from '../values.ts';
import { audiences, ProcedureSummary } from './catalogue.ts';

const searched = {
  q: line(200)
    .optional()
    .describe('Words as people say them, also without accents, in English or Ukrainian; or a code'),
  settledBy: z.enum(['commune', 'province']).optional().describe('Only what communes, or the province, settle'),
  here: z.stringbool().optional().describe('Only what bodies of the province settle'),
  fileable: z.stringbool().optional().describe('Only what can be filed here'),
  lifeEvent: line(40).optional().describe('Only of this life event, by its key'),
  audience: z.enum(audiences).optional().describe('Only for persons, or for businesses'),
};

export const searchProcedures = defineEndpoint({
  name: 'procedures.catalogue.search',
  summary:
    'Find procedures by everyday words (slips, missing accents and i or y are understood), code, field, agency or paper',
  method: 'GET',
  path: '/procedures',
  access: 'public',
  input: PageRequest.extend({
    ...searched,
    field: line(200).optional().describe('Only of this field'),
    ministry: line(200).optional().describe('Only of this ministry'),
  }),
  output: page(ProcedureSummary).extend({
    total: z.number().int().describe('How many were found in all; what fits badly is left out'),
    weak: z
      .boolean()
      .describe(
        'No name answers the words well: what is found has them in its papers or agencies, or only resembles them',
      ),
    suggestion: z.string().nullable().describe('What was probably meant, when words seem to be misspelt'),
    missingMinistry: LocalText.nullable().describe(
      'The ministry to which the words belong, when the catalogue lacks its procedures',
    ),
    settledElsewhere: z
      .object({
        code: z.string().describe('National code of the procedure'),
        name: z.string().describe('Its official name'),
        shortName: LocalText.nullable().describe('Its name as people say it; null: nobody has written one'),
        bodies: z.array(LocalText).describe('Who settles it'),
      })
      .nullable()
      .describe(
        'The procedure that the words mean best, when only what is settled here is asked for and this one is not; null otherwise',
      ),
    doneElsewhere: LocalText.nullable().describe(
      'Who does what the words name and how to reach them, when it is no procedure of any authority',
    ),
  }),
});

export const listFacets = defineEndpoint({
  name: 'procedures.catalogue.facets',
  summary: 'Fields, ministries and life events of what a search finds, with their number of procedures',
  method: 'GET',
  path: '/procedures/facets',
  access: 'public',
  input: z.object(searched),
  output: z.object({
    total: z.number().int().describe('All procedures that the search finds'),
    here: z.number().int().describe('Those that bodies of the province settle'),
    fileable: z.number().int().describe('Those that can be filed here'),
    lifeEvents: z
      .array(
        z.object({
          key: z.string().describe('Key of the life event'),
          audience: z.enum(audiences).describe('Of a person, or of a business'),
          name: LocalText,
          count: z.number().int().describe('How many procedures'),
        }),
      )
      .describe('Life events in their order'),
    fields: z
      .array(
        z.object({
          name: z.string().describe('Name of the field'),
          count: z.number().int().describe('How many procedures'),
        }),
      )
      .describe('Fields by number'),
    ministries: z
      .array(
        z.object({
          name: z.string().describe('Name of the ministry'),
          count: z.number().int().describe('How many procedures'),
        }),
      )
      .describe('Ministries by number'),
  }),
});

export const listPopularProcedures = defineEndpoint({
  name: 'procedures.catalogue.popular',
  summary:
    'The eight most used procedures; before there is use, a fixed list of common ones that exist in the catalogue',
  method: 'GET',
  path: '/procedures/popular',
  access: 'public',
  input: z.object({}),
  output: z.object({ items: z.array(ProcedureSummary).describe('The most used first') }),
});
