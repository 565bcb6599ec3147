import { z } from 'zod';
import { normaliseInput } from './text/normalise-input.ts';

export const languages = ['vi', 'en', 'uk'] as const;
export const Language = z.enum(languages).describe('Language of texts');
export type Language = z.infer<typeof Language>;

/** The two spaces in which every system exists. Trial screens, papers and numbers are marked as such. */
export const spaces = ['official', 'trial'] as const;
export const Space = z.enum(spaces).describe('Official work, or trial: the same software with tables of its own');
export type Space = z.infer<typeof Space>;

/** Id in its one form, small letters: written large it is the same to the database, and would be another one to every comparison here. */
export const uuid = () => z.uuid().toLowerCase();

/** The version that a caller saw, no larger than the database counts. */
export const seenVersion = (what: string) => z.int().min(0).max(2_147_483_647).describe(what);

export const UnitId = uuid().brand<'UnitId'>().describe('Id of a unit of the organisation');
export type UnitId = z.infer<typeof UnitId>;
export const PersonId = uuid().brand<'PersonId'>().describe('Id of a person');
export type PersonId = z.infer<typeof PersonId>;
export const FileId = uuid().brand<'FileId'>().describe('Id of a stored file');
export type FileId = z.infer<typeof FileId>;

/** A moment in time, ISO 8601 with offset or Z. */
export const Instant = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 with offset' });

/** A day of the calendar, YYYY-MM-DD, in Asia/Ho_Chi_Minh. The calendar has no year 0, and the database knows none. */
export const Day = z.iso
  .date()
  .refine((day) => !day.startsWith('0000'), { message: 'no-such-date' })
  .describe('Day of the calendar in Asia/Ho_Chi_Minh, YYYY-MM-DD');

const normalise =
  (kind: 'line' | 'paragraph') =>
  (raw: string, context: z.core.$RefinementCtx): string => {
    const normalised = normaliseInput(raw, kind);
    if (normalised.ok) return normalised.text;
    context.addIssue({ code: 'custom', message: normalised.code });
    return z.NEVER;
  };

/** What brings text to its one form in a schema; a test of the contract finds inputs whose text goes round it. */
export const textNormalisers = { line: normalise('line'), paragraph: normalise('paragraph') } as const;

/** One line of text that a person typed, in the form in which it is stored (`normaliseInput`). */
export const line = (max: number) => z.string().max(max).transform(textNormalisers.line);

/** Text of several lines that a person typed. */
export const paragraph = (max: number) => z.string().max(max).transform(textNormalisers.paragraph);

export const LocalText = z
  .object({
    vi: z.string().describe('Vietnamese'),
    en: z.string().describe('English'),
    uk: z.string().describe('Ukrainian'),
  })
  .describe('One text in every language');
export type LocalText = z.infer<typeof LocalText>;

/** Paging by key: `cursor` is opaque and comes from the page before. */
export const PageRequest = z.object({
  cursor: z.string().max(400).optional().describe('`nextCursor` of the page before; the first page when not given'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Most items of the page'),
});
export const page = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item).describe('This page'),
    nextCursor: z.string().nullable().describe('Gives the next page; null: this is the last'),
  });

/** What an operation with `answer: 'file'` returns; the bytes are streamed by the HTTP layer. */
export const FileAnswer = z.object({
  name: z.string(),
  type: z.string(),
  size: z.number().int().nonnegative(),
  disposition: z.enum(['inline', 'attachment']),
  /** Of a book or list: how many rows it holds, for the audit. */
  rows: z.number().int().nonnegative().optional(),
  bytes: z.custom<Uint8Array | AsyncIterable<Uint8Array>>((value) => typeof value === 'object' && value !== null),
});
export type FileAnswer = z.infer<typeof FileAnswer>;

export const UnitRef = z
  .object({ id: UnitId, name: z.string().describe('Name of the unit') })
  .describe('A unit by id and name');
export const PersonRef = z
  .object({ id: PersonId, name: z.string().describe('Name of the person') })
  .describe('A person by id and name');
