import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Day, LocalText, PageRequest, line, page } from '../values.ts';
import { ProcedureVersionId } from './ids.ts';

export const channels = ['DIRECT', 'ONLINE', 'POSTAL'] as const;
export const Channel = z.enum(channels);
export type Channel = z.infer<typeof Channel>;

/** A time limit as the law states it. `unknown`: the source names a number without a unit, or nothing; never guessed. */
export const TimeLimit = z
  .object({
    unit: z.enum(['working-day', 'working-hour', 'calendar-day', 'month', 'immediate', 'unknown']),
    value: z.number().nonnegative(),
  })
  .meta({ id: 'TimeLimit' });
export type TimeLimit = z.infer<typeof TimeLimit>;

/** A limit that the clock can run on: everything but `unknown`; days and months are whole, months at most fifty years. */
export const KnownTimeLimit = z
  .object({
    unit: z.enum(['working-day', 'working-hour', 'calendar-day', 'month', 'immediate']),
    value: z.number().nonnegative().max(3650),
  })
  .refine(({ unit, value }) => unit === 'working-day' || unit === 'working-hour' || Number.isInteger(value), {
    message: 'limit-not-whole',
    path: ['value'],
  })
  .refine(({ unit, value }) => unit !== 'month' || value <= 600, { message: 'limit-out-of-range', path: ['value'] });
export type KnownTimeLimit = z.infer<typeof KnownTimeLimit>;

export const Fee = z.object({
  amount: z.number().nullable(),
  currency: z.string(),
  note: z.string().nullable(),
  /** The source shows an amount that is probably in thousands; shown with a warning, never used for a payment. */
  suspect: z.boolean(),
});

export const ProcedureChannel = z.object({
  channel: Channel,
  limit: TimeLimit,
  fees: z.array(Fee),
  description: z.string().nullable(),
});
export type ProcedureChannel = z.infer<typeof ProcedureChannel>;

/** A paper of the dossier. `id` is stable inside one procedure version. */
export const Component = z.object({
  id: z.string(),
  name: z.string(),
  originals: z.number().int(),
  copies: z.number().int(),
  form: z.string().nullable(),
  /** The source lists remarks among the papers; a remark (no original, no copy, no form) is not ticked or uploaded. */
  isNote: z.boolean(),
});
export type Component = z.infer<typeof Component>;

export const Warning = z.object({
  code: z.enum([
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
  ]),
  facts: z.record(z.string(), z.string()),
});
export type Warning = z.infer<typeof Warning>;

export const ProcedureSummary = z
  .object({
    code: z.string(),
    name: z.string(),
    field: z.string(),
    ministry: z.string(),
    levels: z.array(z.string()),
    handlers: z.array(z.string()),
    /** Which bodies of the province settle it, as data says; null: settled elsewhere (central, tax, customs …). */
    settledBy: z.enum(['commune', 'province', 'both']).nullable(),
    channels: z.array(z.object({ channel: Channel, limit: TimeLimit })),
    warnings: z.number().int(),
  })
  .meta({ id: 'ProcedureSummary' });
export type ProcedureSummary = z.infer<typeof ProcedureSummary>;

export const Procedure = z
  .object({
    ...ProcedureSummary.shape,
    versionId: ProcedureVersionId,
    validFrom: Day,
    validTo: Day.nullable(),
    type: z.string().nullable(),
    decision: z.string().nullable(),
    subjects: z.array(z.string()),
    executingAgencies: z.array(z.string()),
    competentAuthority: z.string().nullable(),
    receptionAddress: z.string().nullable(),
    coordinatingAgency: z.string().nullable(),
    steps: z.array(z.string()),
    channels: z.array(ProcedureChannel),
    componentGroups: z.array(z.object({ case: z.string().nullable(), items: z.array(Component) })),
    legalBasis: z.array(z.object({ number: z.string().nullable(), title: z.string() })),
    conditions: z.array(z.string()),
    results: z.array(z.object({ name: z.string(), code: z.string().nullable() })),
    sourceUrl: z.string().nullable(),
    warnings: z.array(Warning),
    /** Keys of the forms to fill, in order; the definitions come with the draft. */
    forms: z.array(z.string()),
    supplementPolicy: z.enum(['shift', 'restart']),
  })
  .meta({ id: 'Procedure' });
export type Procedure = z.infer<typeof Procedure>;

export const searchProcedures = defineEndpoint({
  name: 'procedures.catalogue.search',
  summary: 'Find procedures by words (accents, tone style and case do not matter), code, field, agency or paper',
  method: 'GET',
  path: '/procedures',
  access: 'public',
  input: PageRequest.extend({
    q: line(200).optional(),
    field: line(200).optional(),
    ministry: line(200).optional(),
    settledBy: z.enum(['commune', 'province']).optional(),
    /** Only what can be filed here. */
    fileable: z.stringbool().optional(),
  }),
  output: page(ProcedureSummary).extend({ total: z.number().int() }),
});

export const listFacets = defineEndpoint({
  name: 'procedures.catalogue.facets',
  summary: 'Fields and ministries with their number of procedures',
  method: 'GET',
  path: '/procedures/facets',
  access: 'public',
  input: z.object({}),
  output: z.object({
    total: z.number().int(),
    fileable: z.number().int(),
    fields: z.array(z.object({ name: z.string(), count: z.number().int() })),
    ministries: z.array(z.object({ name: z.string(), count: z.number().int() })),
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
  output: z.object({ items: z.array(ProcedureSummary) }),
});

export const getProcedure = defineEndpoint({
  name: 'procedures.catalogue.get',
  summary: 'One procedure with all parts the law wants, as valid on a day (today when not given)',
  method: 'GET',
  path: '/procedures/:code',
  access: 'public',
  input: z.object({ code: line(60), on: Day.optional() }),
  output: Procedure,
});

/** A shared list of codes and names that form fields of type `catalogue` choose from. */
export const ReferenceListView = z
  .object({ key: z.string(), title: LocalText, entries: z.array(z.object({ code: z.string(), name: LocalText })) })
  .meta({ id: 'ReferenceList' });
export type ReferenceListView = z.infer<typeof ReferenceListView>;

export const getReferenceList = defineEndpoint({
  name: 'procedures.reference-list.get',
  summary: 'A shared list of codes and names, such as countries or ethnic groups',
  method: 'GET',
  path: '/reference-lists/:key',
  access: 'public',
  input: z.object({ key: line(60) }),
  output: ReferenceListView,
});

export const ImportReport = z.object({
  read: z.number().int(),
  imported: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  warned: z.number().int(),
  refused: z.array(z.object({ line: z.number().int(), code: z.string().nullable(), reason: z.string() })),
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
    /** Number of the first line in its file, for the report. */
    firstLine: z.number().int().min(1).default(1),
    lines: z.array(z.string().max(2_000_000)).min(1).max(200),
    /** First day on which the imported versions are valid. */
    validFrom: Day,
    dryRun: z.boolean().default(false),
  }),
  output: ImportReport,
});
