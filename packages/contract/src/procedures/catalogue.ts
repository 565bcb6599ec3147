import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Day, LocalText, line } from '../values.ts';
import { ProcedureVersionId } from './ids.ts';
import { PaperList } from './papers.ts';

export const channels = ['DIRECT', 'ONLINE', 'POSTAL'] as const;
export const Channel = z.enum(channels).describe('How it is filed: in person, online or by post');
export type Channel = z.infer<typeof Channel>;

export const returnMethods = ['one-stop', 'online', 'post'] as const;
export const ReturnMethod = z.enum(returnMethods).describe('How the result is returned');
export type ReturnMethod = z.infer<typeof ReturnMethod>;

/** A time limit as the law states it. `unknown`: the source names a number without a unit, or nothing; never guessed. */
export const TimeLimit = z
  .object({
    unit: z
      .enum(['working-day', 'working-hour', 'calendar-day', 'month', 'immediate', 'unknown'])
      .describe('Unit of the number; `unknown`: the source names none, and none is guessed'),
    value: z.number().nonnegative().describe('How many of the unit'),
  })
  .meta({ id: 'TimeLimit' });
export type TimeLimit = z.infer<typeof TimeLimit>;

/** A limit that the clock can run on: everything but `unknown`; days and months are whole, months at most fifty years. */
export const KnownTimeLimit = z
  .object({
    unit: z.enum(['working-day', 'working-hour', 'calendar-day', 'month', 'immediate']).describe('Unit of the number'),
    value: z.number().nonnegative().max(3650).describe('How many of the unit'),
  })
  .refine(({ unit, value }) => unit === 'working-day' || unit === 'working-hour' || Number.isInteger(value), {
    message: 'limit-not-whole',
    path: ['value'],
  })
  .refine(({ unit, value }) => unit !== 'month' || value <= 600, { message: 'limit-out-of-range', path: ['value'] });
export type KnownTimeLimit = z.infer<typeof KnownTimeLimit>;

/** Can somebody have meant this limit when they typed it: half a working day or half an hour at least, in halves; every other unit
 * once at least. Pure. */
export const isTypedLimit = ({ unit, value }: KnownTimeLimit): boolean =>
  unit === 'immediate' ? value === 0 : value > 0 && Number.isInteger(value * 2);

/** A limit that a person types. */
export const TypedTimeLimit = KnownTimeLimit.refine(isTypedLimit, { message: 'limit-too-short', path: ['value'] });

export const Fee = z.object({
  amount: z.number().nullable().describe('Amount; null: the source names none'),
  currency: z.string().describe('Currency'),
  note: z.string().nullable().describe('What the source adds'),
  suspect: z
    .boolean()
    .describe(
      'The source shows an amount that is probably in thousands; shown with a warning, never used for a payment',
    ),
});

export const ProcedureChannel = z.object({
  channel: Channel,
  limit: TimeLimit.describe('Time limit of this channel'),
  fees: z.array(Fee).describe('Fees of this channel'),
  description: z.string().nullable().describe('What the source adds'),
});
export type ProcedureChannel = z.infer<typeof ProcedureChannel>;

/** A paper of the dossier. `id` is stable inside one procedure version. */
export const Component = z.object({
  id: z.string().describe('Stable inside one procedure version'),
  name: z.string().describe('Name of the paper'),
  originals: z.number().int().describe('How many originals'),
  copies: z.number().int().describe('How many copies'),
  form: z.string().nullable().describe('Name of the form to use'),
  isNote: z.boolean().describe('The source lists remarks among the papers; a remark is not ticked or uploaded'),
});
export type Component = z.infer<typeof Component>;

export const Warning = z.object({
  code: z
    .enum([
      'time-limit-without-unit',
      'time-limit-missing',
      'suspect-fee',
      'steps-missing',
      'components-missing',
      'legal-basis-missing',
      'results-missing',
      'channels-missing',
      'handler-unclassified',
      'incomplete-source',
      'ambiguous-channel',
    ])
    .describe('Kind of hole or doubt in the source'),
  facts: z.record(z.string(), z.string()).describe('Facts for the text'),
});
export type Warning = z.infer<typeof Warning>;

/** A time limit that the text of a procedure states, where the published one has no unit or is missing. */
const ReadLimit = z.object({
  limit: KnownTimeLimit,
  sentence: z.string().describe('The sentence in which it stands'),
});

/** For whom a procedure is. */
export const audiences = ['person', 'business'] as const;

export const ProcedureSummary = z
  .object({
    code: z.string().describe('National code of the procedure'),
    name: z.string().describe('Official name of the procedure'),
    shortName: LocalText.nullable().describe('Name as people say it; null: nobody has written one'),
    sentence: z.string().nullable().describe('What it is for, in one plain Vietnamese sentence'),
    field: z.string().describe('Field of procedures'),
    ministry: z.string().describe('Ministry that announced it'),
    levels: z.array(z.string()).describe('Levels of administration that the source names'),
    handlers: z.array(z.string()).describe('Kinds of bodies that settle it'),
    settledBy: z
      .enum(['commune', 'province', 'both'])
      .nullable()
      .describe(
        'Which bodies of the province settle it, as data says; null: settled elsewhere (central, tax, customs …)',
      ),
    channels: z
      .array(z.object({ channel: Channel, limit: TimeLimit.describe('Time limit of this channel') }))
      .describe('Ways to file it, with their time limits'),
    readLimit: ReadLimit.nullable().describe(
      'The limit that the text states, where the published one has no unit or is missing; null: it states none with certainty',
    ),
    warnings: z.number().int().describe('How many holes of the source are known'),
  })
  .meta({ id: 'ProcedureSummary' });
export type ProcedureSummary = z.infer<typeof ProcedureSummary>;

export const Procedure = z
  .object({
    ...ProcedureSummary.shape,
    versionId: ProcedureVersionId,
    writtenBy: z.string().nullable().describe('Who wrote the short name and the sentence'),
    writtenOn: Day.nullable().describe('When they were written'),
    lifeEvents: z.array(z.string()).describe('Keys of the life events to which it belongs'),
    validFrom: Day.describe('First day of this version'),
    validTo: Day.nullable().describe('Last day of this version; null: still valid'),
    type: z.string().nullable().describe('Type that the source names'),
    decision: z.string().nullable().describe('Decision that announced it'),
    subjects: z.array(z.string()).describe('Who may file it'),
    executingAgencies: z.array(z.string()).describe('Agencies that carry it out'),
    competentAuthority: z.string().nullable().describe('Authority that decides'),
    receptionAddress: z.string().nullable().describe('Where it is received'),
    coordinatingAgency: z.string().nullable().describe('Agency that helps'),
    steps: z.array(z.string()).describe('How it is done, step by step'),
    channels: z.array(ProcedureChannel).describe('Ways to file it, with time limits and fees'),
    componentGroups: z
      .array(
        z.object({
          case: z.string().nullable().describe('In which case; null: always'),
          items: z.array(Component).describe('Papers of this case'),
        }),
      )
      .describe('Papers as published, by heading; those that the source glued together are parted'),
    papers: PaperList,
    legalBasis: z
      .array(
        z.object({
          number: z.string().nullable().describe('Number of the document'),
          title: z.string().describe('Title of the document'),
        }),
      )
      .describe('Legal documents'),
    conditions: z.array(z.string()).describe('Conditions that must hold'),
    results: z
      .array(
        z.object({
          name: z.string().describe('Name of the result'),
          code: z.string().nullable().describe('Code of the result'),
        }),
      )
      .describe('What is handed out'),
    paperResult: z
      .object({
        methods: z.array(ReturnMethod).min(1).describe('Ways in which it is handed over'),
        reason: LocalText,
        legalBasis: z.string().describe('Where that stands'),
      })
      .nullable()
      .describe('The result exists on paper alone; null: it may come electronically'),
    sameVisit: z
      .object({
        ground: z.string().describe('By which provision'),
        isUsual: z.boolean().describe('It is given so as a rule; false: the text of the procedure allows it'),
      })
      .nullable()
      .describe(
        'The result may be given in the same visit, at the counter of the body that settles it; null: it may not',
      ),
    sourceUrl: z.string().nullable().describe('Page of the national database'),
    warnings: z.array(Warning).describe('Holes of the source that are shown, not guessed away'),
    forms: z.array(z.string()).describe('Keys of the forms to fill, in order; the definitions come with the draft'),
    supplementPolicy: z
      .enum(['shift', 'restart'])
      .describe('What a supplement does to the clock: shift the due date, or start again'),
  })
  .meta({ id: 'Procedure' });
export type Procedure = z.infer<typeof Procedure>;

export const getProcedure = defineEndpoint({
  name: 'procedures.catalogue.get',
  summary: 'One procedure with all parts the law wants, as valid on a day (today when not given)',
  method: 'GET',
  path: '/procedures/:code',
  access: 'public',
  input: z.object({
    code: line(60).describe('National code of the procedure'),
    on: Day.optional().describe('As valid on this day; today when not given'),
    versionId: ProcedureVersionId.optional().describe('This very version, as a dossier keeps it'),
  }),
  output: Procedure,
});

/** A shared list of codes and names that form fields of type `catalogue` choose from. */
export const ReferenceListView = z
  .object({
    key: z.string().describe('Key of the list'),
    title: LocalText,
    entries: z
      .array(z.object({ code: z.string().describe('Code of the entry'), name: LocalText }))
      .describe('Entries in their order'),
  })
  .meta({ id: 'ReferenceList' });
export type ReferenceListView = z.infer<typeof ReferenceListView>;

export const getReferenceList = defineEndpoint({
  name: 'procedures.reference-list.get',
  summary: 'A shared list of codes and names, such as countries or ethnic groups',
  method: 'GET',
  path: '/reference-lists/:key',
  access: 'public',
  input: z.object({ key: line(60).describe('Key of the list: `countries`, `ethnic-groups` …') }),
  output: ReferenceListView,
});

export const ImportReport = z.object({
  read: z.number().int().describe('Lines read'),
  imported: z.number().int().describe('New procedures'),
  updated: z.number().int().describe('Procedures with a new version'),
  unchanged: z.number().int().describe('Procedures that were known already'),
  warned: z.number().int().describe('Procedures with warnings'),
  refused: z
    .array(
      z.object({
        line: z.number().int().describe('Number of the line in its file'),
        code: z.string().nullable().describe('Code of the procedure, if it could be read'),
        reason: z.string().describe('Why it was not taken'),
      }),
    )
    .describe('Lines that were not taken'),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const importProcedures = defineEndpoint({
  name: 'procedures.catalogue.import',
  summary: 'Import up to 200 lines of the exchange format; a bad line is refused with its reason and stops nothing',
  method: 'POST',
  path: '/procedures/import',
  access: 'official',
  // Batches of long lines.
  bodyLimit: 64 * 1_048_576,
  input: z.object({
    firstLine: z
      .number()
      .int()
      .min(1)
      .max(1_000_000_000)
      .default(1)
      .describe('Number of the first line in its file, for the report'),
    lines: z
      .array(z.string().max(2_000_000))
      .min(1)
      .max(200)
      .describe('Lines of the exchange format, each a JSON text'),
    // Before this nothing of the catalogue was in force, and nobody publishes so long beforehand.
    validFrom: Day.refine((day) => day >= '2000-01-01' && day <= '2099-12-31', { message: 'no-such-date' }).describe(
      'First day on which the imported versions are valid, 2000 to 2099',
    ),
    dryRun: z.boolean().default(false).describe('Only check and report; write nothing'),
  }),
  output: ImportReport,
});
