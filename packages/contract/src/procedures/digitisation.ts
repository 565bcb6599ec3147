import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { defineExportEndpoint } from '../kernel/exports.ts';
import { FileRef } from '../kernel/work.ts';
import { Day, Instant, UnitId, line } from '../values.ts';
import { HeldSource } from './held-papers.ts';
import { DossierId } from './ids.ts';
import { SeenDossier } from './seen-dossier.ts';

/** How far a paper is digitised. */
export const digitisationLevels = ['not-digitised', 'scanned', 'signed-copy'] as const;
export const DigitisationLevel = z
  .enum(digitisationLevels)
  .describe('On paper alone, there as a file, or each file signed by the agency as a copy');
export type DigitisationLevel = z.infer<typeof DigitisationLevel>;

export const paperDataFields = ['number', 'issuedOn', 'issuedBy', 'validUntil'] as const;

/** Why a file is not signed as a copy. */
export const copyReasons = ['digitisation.taken-over', 'digitisation.sent-by-owner', 'digitisation.no-pdf'] as const;

const SignedCopy = z.object({
  file: FileRef.describe('The signed copy; the file from which it was made stays as it is'),
  by: z.string().describe('Who signed it'),
  at: Instant.describe('When it was signed'),
});

/** What a paper says, as an official has typed it. */
export const PaperData = z.object({
  number: z.string().nullable().describe('Number of the paper'),
  issuedOn: Day.nullable().describe('Day of issue'),
  issuedBy: z.string().nullable().describe('Who issued it'),
  validUntil: Day.nullable().describe('Last day on which it is valid; null: not limited, or not said'),
});
export type PaperData = z.infer<typeof PaperData>;

export const DigitisedPaper = z.object({
  componentId: z.string().describe('Component under which it was handed in'),
  name: z.string().describe('Name of the paper'),
  level: DigitisationLevel,
  source: HeldSource.nullable().describe('Where it was taken over from; null: it was handed in'),
  files: z
    .array(
      z.object({
        file: FileRef.describe('As it was sent or scanned'),
        signed: SignedCopy.nullable().describe('The signed copy; null: there is none'),
        whyNot: z.enum(copyReasons).nullable().describe('Why it is not to be signed; null: it can be, or is'),
      }),
    )
    .describe('Its files'),
  fields: z
    .array(
      z.object({
        id: z.enum(paperDataFields).describe('Which'),
        needed: z.boolean().describe('It has to be filled in'),
      }),
    )
    .describe('What is written down of a paper of this kind'),
  data: PaperData.extend({
    by: z.string().describe('Who wrote it down'),
    at: Instant.describe('When it was written down'),
  })
    .nullable()
    .describe('What the paper says; null: nobody has written it down'),
});
export type DigitisedPaper = z.infer<typeof DigitisedPaper>;

export const getDigitisation = defineEndpoint({
  name: 'procedures.digitisation.get',
  summary:
    'How far each paper of a dossier is digitised: files, signed copies, data, and what was taken over from where',
  method: 'GET',
  path: '/dossiers/:dossierId/digitisation',
  access: 'official',
  input: z.object({ dossierId: DossierId }),
  output: z.object({
    papers: z.array(DigitisedPaper).describe('In the order of the dossier'),
    maySign: z.boolean().describe('The caller may sign copies'),
    mayRecord: z.boolean().describe('The caller may write down what papers say'),
  }),
  personalData: true,
});

export const signCopies = defineEndpoint({
  name: 'procedures.digitisation.sign',
  summary:
    'Sign scans of a dossier as copies made by the agency, with the key of who compared them; the scans stay as they are',
  method: 'POST',
  path: '/dossiers/:dossierId/signed-copies',
  access: 'official',
  stepUp: true,
  input: SeenDossier.extend({
    componentId: line(100).optional().describe('Of this paper alone; of all when not given'),
  }),
  output: z.object({
    signed: z.int().describe('How many files were signed'),
    left: z.int().describe('How many could be signed and were not, because one call signs no more'),
  }),
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'digitisation.nothing-to-sign',
    'digitisation.not-signable',
  ],
});

export const recordPaperData = defineEndpoint({
  name: 'procedures.digitisation.record',
  summary: 'Write down number, day, issuer and validity of a paper of a dossier',
  method: 'PUT',
  path: '/dossiers/:dossierId/paper-data',
  access: 'official',
  input: SeenDossier.extend({
    componentId: line(100).describe('Which paper'),
    number: line(100).optional().describe('Number of the paper'),
    issuedOn: Day.optional().describe('Day of issue'),
    issuedBy: line(300).optional().describe('Who issued it'),
    validUntil: Day.optional().describe('Last day on which it is valid'),
  }),
  output: z.object({ componentId: z.string().describe('The paper') }),
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'component.unknown',
    'digitisation.data-incomplete',
    'digitisation.days-crossed',
    'digitisation.not-digitised',
  ],
  personalData: true,
});

const filters = {
  from: Day.describe('First day of reception'),
  to: Day.describe('Last day of reception'),
  competentUnitId: UnitId.optional().describe('Settled by this unit'),
  procedureCode: line(60).optional().describe('National code of a procedure'),
};

const count = (what: string) => z.int().nonnegative().describe(what);
export const DigitisationFigures = z
  .object({
    papers: count('Papers handed in or taken over'),
    digitised: count('Of them there as files'),
    signed: count('Of them signed as copies by the agency'),
    data: count('Of them with what they say written down'),
    reused: count('Of them taken over from what is held'),
  })
  .meta({ id: 'DigitisationFigures' });
export type DigitisationFigures = z.infer<typeof DigitisationFigures>;

export const listDigitisation = defineEndpoint({
  name: 'procedures.digitisation.list',
  summary: 'How far papers of dossiers received in a period are digitised, by unit or procedure',
  method: 'GET',
  path: '/digitisation',
  access: 'official',
  input: z.object({ ...filters, group: z.enum(['unit', 'procedure']).default('unit').describe('What a row is') }),
  output: z.object({
    total: DigitisationFigures.describe('Of all together'),
    items: z
      .array(
        z.object({
          key: z.string().describe('Id of the unit, or code of the procedure'),
          name: z.string().describe('Its name'),
          figures: DigitisationFigures,
        }),
      )
      .describe('Most papers first, at most three hundred'),
  }),
  refusals: ['period.days-crossed', 'figures.period-too-long'],
});

export const exportDigitisation = defineExportEndpoint({
  name: 'procedures.digitisation.export',
  summary: 'Ask for the papers of dossiers received in a period as a file, each with the marks of its digitisation',
  path: '/digitisation/exports',
  filters,
  refusals: ['period.days-crossed', 'figures.period-too-long'],
});
