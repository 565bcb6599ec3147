import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { defineExportEndpoint } from '../kernel/exports.ts';
import { Day, UnitId, line } from '../values.ts';
import type { DossierDay, DossierStanding } from './dossier-standings.ts';

export const figureGroups = ['unit', 'procedure', 'person'] as const;
export const FigureGroup = z
  .enum(figureGroups)
  .describe('A row for each unit that settles, for each procedure, or for each person who works on dossiers');
export type FigureGroup = z.infer<typeof FigureGroup>;

/** What a figure counts, in the words of the list that it opens. */
interface Counted {
  readonly state?: DossierStanding;
  /** The day of a dossier that lies in the period; without one it counts what is so now. */
  readonly by?: DossierDay;
}

/** The figures, each with what it counts: the statement that counts and the list behind a figure are both made from this. */
export const dossierFigures = {
  received: { by: 'received' },
  inTime: { state: 'in-time', by: 'finished' },
  afterTime: { state: 'after-time', by: 'finished' },
  open: { state: 'open' },
  late: { state: 'late' },
  suspended: { state: 'suspended' },
} as const satisfies Readonly<Record<string, Counted>>;
export type DossierFigure = keyof typeof dossierFigures;

/** Longest period of one answer, in days. */
export const mostFigureDays = 366;

const count = (what: string) => z.number().int().nonnegative().describe(what);
const workingDays = (what: string) => z.number().int().nonnegative().nullable().describe(what);

/** The figures of one unit, procedure or person, or of all together. */
export const Figures = z
  .object({
    received: count('Received in the period'),
    inTime: count('Finished in the period, by the due date'),
    afterTime: count('Finished in the period, after the due date'),
    open: count('Not finished now'),
    late: count('Not finished now, past the due date'),
    suspended: count('Suspended now'),
    medianDays: workingDays(
      'Working days from reception to the end, pauses included, of half of what was finished in the period; null: nothing was',
    ),
    nineInTenDays: workingDays('The same of nine in ten'),
  })
  .meta({ id: 'Figures' });
export type Figures = z.infer<typeof Figures>;

/** The period and what narrows the figures. */
const FigureQuestion = z.object({
  from: Day.describe('First day of the period'),
  to: Day.describe('Last day of the period'),
  competentUnitId: UnitId.optional().describe('Settled by this unit'),
  procedureCode: line(60).optional().describe('National code of a procedure'),
});
type FigureQuestion = z.input<typeof FigureQuestion>;

const figureFilters = { ...FigureQuestion.shape, group: FigureGroup.default('unit') };

export const listFigures = defineEndpoint({
  name: 'procedures.figures.list',
  summary:
    "How many dossiers of the caller's units were received, ended in time and late, are open, late and suspended, and how long they took",
  method: 'GET',
  path: '/figures',
  access: 'official',
  input: z.object(figureFilters),
  output: z.object({
    total: Figures.describe('Of all together'),
    items: z
      .array(
        z.object({
          key: z.string().describe('Id of the unit or person, or code of the procedure'),
          name: z.string().describe('Its name'),
          figures: Figures,
        }),
      )
      .describe('The rows, those with most late first; at most 300'),
    left: z.number().int().describe('So many rows more there are'),
  }),
  refusals: ['period.days-crossed', 'figures.period-too-long'],
});

export const exportFigures = defineExportEndpoint({
  name: 'procedures.figures.export',
  summary:
    'Ask for the figures of a period as a file, a row for each unit, procedure or person, and one of all together',
  path: '/figures/exports',
  filters: figureFilters,
  refusals: ['period.days-crossed', 'figures.period-too-long'],
});

/** Which dossiers a figure counted, as a question to the list of dossiers. Pure. */
export function dossiersBehind(
  figure: DossierFigure,
  row: { readonly group: FigureGroup; readonly key: string } | null,
  { from, to, competentUnitId, procedureCode }: FigureQuestion,
) {
  const counted: Counted = dossierFigures[figure];
  const keyOf = (group: FigureGroup) => (row?.group === group ? row.key : undefined);
  return {
    state: counted.state,
    ...(counted.by === undefined ? {} : { by: counted.by, from, to }),
    competentUnitId: keyOf('unit') ?? competentUnitId,
    procedureCode: keyOf('procedure') ?? procedureCode,
    handlerId: keyOf('person'),
  };
}
