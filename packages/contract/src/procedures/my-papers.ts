import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FileRef } from '../kernel/work.ts';
import { Day, Instant, LocalText, PageRequest, page } from '../values.ts';
import { DossierId } from './ids.ts';
import { resultMarks } from './result-change-views.ts';

/** What lies in a person's own store: what was issued to them, a copy that was certified for them, what they handed in. */
export const myPaperKinds = ['result', 'certified-copy', 'paper'] as const;
export const MyPaperKind = z
  .enum(myPaperKinds)
  .describe('A result, a certified copy or extract that was issued, or a paper that was handed in');
export type MyPaperKind = z.infer<typeof MyPaperKind>;

/** How a paper of the store stands: of a result whether it holds, of what was handed in whether it was found right. */
export const myPaperStates = ['valid', ...resultMarks, 'accepted', 'handed-in'] as const;
export const MyPaperState = z
  .enum(myPaperStates)
  .describe(
    'A result holds, or what was decided of it; what was handed in was accepted with a result, or only handed in',
  );

/** Where a paper was used instead of being asked for again. */
const PaperUse = z.object({
  dossierId: DossierId.nullable().describe('The dossier, where the person can open it; null: they cannot'),
  code: z.string().describe('Code of the dossier'),
  procedureName: z.string().describe('Name of its procedure'),
  unitName: z.string().describe('Unit that received it'),
  at: Instant.describe('When the paper was taken over'),
  byMe: z.boolean().describe('The person took it over themselves; else an official did'),
});

export const MyPaper = z
  .object({
    dossierId: DossierId.describe('The dossier in which it lies'),
    code: z.string().describe('Code of that dossier'),
    procedureName: z.string().describe('Official name of its procedure'),
    shortName: LocalText.nullable().describe('Name of the procedure as people say it; null: nobody has written one'),
    kind: MyPaperKind,
    state: MyPaperState,
    name: z.string().describe('What it is called'),
    number: z.string().nullable().describe('Number in the register, as written; null: a paper that was handed in'),
    unitName: z.string().describe('Who issued it, or to whom it was handed in'),
    at: Day.describe('Day of the number, or on which it was handed in'),
    since: Instant.nullable().describe('Since when it does not hold any more; null: it holds, or was handed in'),
    byNumber: z.string().nullable().describe('Number of what took its place, or of the decision that cancelled it'),
    usableUntil: Day.nullable().describe(
      'Last day on which it is used instead of asking for it, where the law bounds its age; null: no bound is known',
    ),
    ordinal: z
      .number()
      .int()
      .nullable()
      .describe('Of a result: which of its papers, to be read as letter `result`; null: handed in, or not signed yet'),
    checkToken: z.string().nullable().describe('What the address of its public page ends in; null: it has none'),
    files: z.array(FileRef).describe('Of a paper that was handed in: its files'),
    uses: z.array(PaperUse).describe('Where it was used again, the newest first'),
  })
  .meta({ id: 'MyPaper' });
export type MyPaper = z.infer<typeof MyPaper>;

export const listMyPapers = defineEndpoint({
  name: 'procedures.my-paper.list',
  summary: 'My papers: what was issued to me, copies that were certified, and what I handed in',
  method: 'GET',
  path: '/my/papers',
  access: 'person',
  input: z.object({}),
  output: z.object({
    items: z
      .array(MyPaper)
      .describe(
        'Papers of my own matters: what was issued before what was handed in, of each the newest dossier first',
      ),
    isCut: z.boolean().describe('There are older dossiers beyond those that are shown'),
  }),
});

/** What an official saw of a dossier. */
export const openingKinds = ['dossier', 'file', 'letter', 'fees', 'question', 'site-check', 'control', 'use'] as const;
export const OpeningKind = z
  .enum(openingKinds)
  .describe(
    'The dossier, a file of it, a letter or result, its fees, a question to another unit, a look on the spot, a control, or a paper that was taken over',
  );
export type OpeningKind = z.infer<typeof OpeningKind>;

/** That somebody in office opened what is mine. */
export const Opening = z
  .object({
    dossierId: DossierId.describe('The dossier'),
    code: z.string().describe('Code of the dossier'),
    procedureName: z.string().describe('Official name of its procedure'),
    shortName: LocalText.nullable().describe('Name of the procedure as people say it; null: nobody has written one'),
    what: OpeningKind,
    unitName: z.string().nullable().describe('Unit of whoever opened it, then; null: they held no office any more'),
    office: LocalText.nullable().describe('Office that they held there, never their name'),
    at: Instant.describe('When, the last time of that day'),
    times: z.number().int().min(1).describe('How often in a row on that day'),
  })
  .meta({ id: 'Opening' });
export type Opening = z.infer<typeof Opening>;

export const listMyOpenings = defineEndpoint({
  name: 'procedures.my-paper.openings',
  summary: 'Which units opened my dossiers and papers, when and what of them, the newest first',
  method: 'GET',
  path: '/my/papers/openings',
  access: 'person',
  input: PageRequest,
  output: page(Opening),
});
