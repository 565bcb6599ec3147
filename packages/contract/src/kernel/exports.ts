import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, PageRequest, FileAnswer, page, uuid } from '../values.ts';

export const ExportId = uuid().brand<'ExportId'>().describe('Id of a list as a file');
export type ExportId = z.infer<typeof ExportId>;

export const exportFormats = ['xlsx', 'csv'] as const;
export const ExportFormat = z.enum(exportFormats).describe('Kind of file');
export type ExportFormat = z.infer<typeof ExportFormat>;

/** `too-long`: more rows than a file of the kind takes; `not-allowed`: who asked lost the permission before it was written. */
export const exportStates = ['waiting', 'running', 'ready', 'too-long', 'not-allowed', 'failed'] as const;
export const ExportState = z.enum(exportStates).describe('How far the file is');
export type ExportState = z.infer<typeof ExportState>;

/** What an operation with `answer: 'export'` returns: the file is written in the background. */
export const BookedExport = z.object({ exportId: ExportId }).meta({ id: 'BookedExport' });

/** With what an operation may refuse that books a file. */
export const exportRefusals = ['export.too-many-waiting'] as const;

/** An endpoint that asks for a list as a file. `filters`: by what the list is narrowed, as on its page. */
export function defineExportEndpoint<Filters extends z.ZodRawShape, const Refusal extends string = never>({
  filters,
  refusals = [],
  ...described
}: {
  readonly name: string;
  readonly summary: string;
  readonly path: string;
  readonly filters: Filters;
  readonly refusals?: readonly Refusal[];
}) {
  return defineEndpoint({
    ...described,
    method: 'POST',
    access: 'official',
    answer: 'export',
    input: z.object({ ...filters, format: ExportFormat }),
    output: BookedExport,
    refusals: [...exportRefusals, ...refusals],
    personalData: true,
  });
}

const ExportRow = z
  .object({
    id: ExportId,
    title: z.string().describe('What list it is, in the language in which it was asked for'),
    format: ExportFormat,
    state: ExportState,
    share: z.number().min(0).max(1).describe('How much is done, 0 to 1'),
    rows: z.number().int().nullable().describe('Rows that it holds; null until it is ready'),
    mostRows: z.number().int().nullable().describe('Where there are too many: how many rows such a file takes'),
    name: z.string().nullable().describe('Name of the file; null until it is ready'),
    size: z.number().int().nullable().describe('Bytes; null until it is ready'),
    askedAt: Instant.describe('When it was asked for'),
    expiresAt: Instant.describe('Until when it can be fetched'),
  })
  .meta({ id: 'ExportRow' });
export type ExportRow = z.infer<typeof ExportRow>;

export const listExports = defineEndpoint({
  name: 'kernel.export.list',
  summary: 'Lists as files that the caller has asked for and that are still kept, newest first',
  method: 'GET',
  path: '/exports',
  access: 'person',
  input: PageRequest,
  output: page(ExportRow),
});

export const getExportFile = defineEndpoint({
  name: 'kernel.export.fetch',
  summary: 'The file of a list that the caller has asked for; asks again whether they may have it',
  method: 'GET',
  path: '/exports/:exportId/file',
  access: 'person',
  answer: 'file',
  input: z.object({ exportId: ExportId }),
  output: FileAnswer,
  refusals: ['export.not-ready', 'export.permission-changed'],
  personalData: true,
});
