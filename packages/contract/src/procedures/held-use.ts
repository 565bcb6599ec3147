import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Day, Instant, LocalText, PageRequest, UnitId, line, page } from '../values.ts';
import { DossierId } from './ids.ts';

/** What became of a paper that was held when a dossier was received. */
export const heldOutcomes = ['used', 'asked', 'not-brought'] as const;
export const HeldOutcome = z
  .enum(heldOutcomes)
  .describe('Taken from what is held, handed in although it was held, or held and neither used nor handed in');
export type HeldOutcome = z.infer<typeof HeldOutcome>;

export const heldUseGroups = ['unit', 'procedure', 'paper'] as const;
export const HeldUseGroup = z.enum(heldUseGroups).describe('A row for each unit that settles, procedure, or paper');
export type HeldUseGroup = z.infer<typeof HeldUseGroup>;

const count = (what: string) => z.number().int().nonnegative().describe(what);

/** Dossiers, not papers: each number opens the dossiers that it counted. */
export const HeldUse = z
  .object({
    offered: count('Received in the period, with a paper that was held'),
    used: count('Of these: a paper was taken from what is held'),
    asked: count('Of these: a paper was handed in although it was held'),
  })
  .meta({ id: 'HeldUse' });
export type HeldUse = z.infer<typeof HeldUse>;

/** The numbers of a row, in the order of the table. */
export const heldUseFigures = ['offered', 'used', 'asked'] as const;

const question = {
  from: Day.describe('First day of reception'),
  to: Day.describe('Last day of reception'),
  competentUnitId: UnitId.optional().describe('Settled by this unit'),
};

export const listHeldUse = defineEndpoint({
  name: 'procedures.held-use.list',
  summary: 'How often papers were handed in that the administration held already, and how often what is held was used',
  method: 'GET',
  path: '/held-use',
  access: 'official',
  input: z.object({ ...question, group: HeldUseGroup.default('unit') }),
  output: z.object({
    total: HeldUse.describe('Of all together'),
    items: z
      .array(
        z.object({
          key: z.string().describe('Id of the unit, code of the procedure, or name of the paper'),
          name: z.string().describe('Its name'),
          figures: HeldUse,
        }),
      )
      .describe('The rows, those with most that was asked for first; at most 300'),
  }),
  refusals: ['period.days-crossed', 'figures.period-too-long'],
});

export const listHeldUseDossiers = defineEndpoint({
  name: 'procedures.held-use.dossiers',
  summary: 'The dossiers behind such a number, with the papers that it counted',
  method: 'GET',
  path: '/held-use/dossiers',
  access: 'official',
  input: PageRequest.extend({
    ...question,
    figure: z.enum(heldUseFigures).describe('The number that is opened'),
    procedureCode: line(60).optional().describe('National code of a procedure'),
    paper: line(300).optional().describe('Name of a paper'),
  }),
  output: page(
    z.object({
      id: DossierId,
      code: z.string().describe('Code of the dossier'),
      procedureName: z.string().describe('Official name of the procedure'),
      procedureShortName: LocalText.nullable().describe('Name as people say it; null: nobody has written one'),
      unitName: z.string().describe('Unit that settles it'),
      receivedAt: Instant.describe('When it was received'),
      papers: z
        .array(z.object({ name: z.string().describe('Name of the paper'), outcome: HeldOutcome }))
        .describe('The papers that were counted'),
    }),
  ),
  refusals: ['period.days-crossed', 'figures.period-too-long'],
  personalData: true,
});
