import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FormDefinition } from '../forms/public.ts';
import { Instant, LocalText, line } from '../values.ts';
import { ownerTypes, DossierState } from './dossier-views.ts';
import { DossierId } from './ids.ts';

/** A dossier that may be the same; what the caller may not open says only where to ask. */
export const SameDossier = z.object({
  dossierId: DossierId.nullable().describe('Null: the caller may not open it'),
  code: z.string().nullable().describe('Null: the caller may not open it'),
  state: DossierState.nullable().describe('Null: the caller may not open it'),
  ownerName: z.string().nullable().describe('Null: the caller may not open it'),
  subject: z
    .string()
    .nullable()
    .describe('Whom or what it is about beside its owner; null: not told, or not to be opened'),
  isRunning: z.boolean().describe('It has no end yet'),
  unitName: z.string().describe('Where it lies, and where to ask'),
  at: Instant.nullable().describe('When it was filed; null: the caller may not open it'),
});
export type SameDossier = z.infer<typeof SameDossier>;

export const KnownOwner = z
  .object({
    type: z.enum(ownerTypes).describe('Kind of owner'),
    name: z.string().describe('Name of the owner'),
    birthDate: z.string().nullable().describe('Date of birth, YYYY-MM-DD; null: not told in full'),
    address: z.string().nullable().describe('Address'),
    phone: z.string().nullable().describe('Telephone number'),
    email: z.string().nullable().describe('E-mail address'),
    code: z.string().describe('The dossier that says so'),
    at: Instant.describe('When it was filed'),
  })
  .describe('What the newest dossier of the number says of its owner');
export type KnownOwner = z.infer<typeof KnownOwner>;

export const HeldPaper = z.object({
  kind: z.enum(['result', 'paper']).describe('A result of the administration, or a paper that was handed in'),
  name: z.string().describe('What it is called'),
  number: z.string().nullable().describe('Number of the result'),
  dossierId: DossierId,
  code: z.string().describe('The dossier in which it lies'),
  componentId: z.string().nullable().describe('Component under which it lies there; null for a result'),
  unitName: z.string().describe('Who holds it'),
  at: Instant.describe('When it was issued, or handed in'),
});
export type HeldPaper = z.infer<typeof HeldPaper>;

export const checkIntake = defineEndpoint({
  name: 'procedures.intake.check',
  summary: 'Before taking in or receiving: what lies here already of the same matter, and what is known by the number',
  method: 'GET',
  path: '/dossiers/intake-check',
  access: 'official',
  input: z.object({
    dossierId: DossierId.optional().describe('A dossier that waits for reception; the rest is read from it'),
    procedureCode: line(60).optional().describe('National code of the procedure'),
    identityNumber: line(40).optional().describe('Number of the owner'),
    ownerName: line(200).optional().describe('Name of the owner; compared alone only where there is no number'),
    subject: line(200).optional().describe('Whom or what it is about, such as the name of a child'),
  }),
  output: z.object({
    same: z
      .array(SameDossier)
      .describe('Of the same person, procedure and, as far as known, subject: running ones first'),
    known: KnownOwner.nullable(),
    held: z
      .array(HeldPaper)
      .describe('Results and papers of the number in dossiers that the caller may open, newest first'),
    heldElsewhere: z.array(z.string()).describe('Other units that have dossiers of the number'),
    subjectLabel: LocalText.nullable().describe(
      'What the subject of this procedure is called; null: it has none of its own',
    ),
  }),
  personalData: true,
});

export const listCounterForms = defineEndpoint({
  name: 'procedures.counter-form.list',
  summary:
    "The procedure's own form as it may be filled at the counter, with the few questions that tell what it is about",
  method: 'GET',
  path: '/procedures/:code/counter-forms',
  access: 'official',
  input: z.object({ code: line(60).describe('National code of the procedure') }),
  output: z.object({
    items: z
      .array(
        z.object({
          form: FormDefinition,
          short: z
            .array(z.string())
            .describe('Ids of the questions that are asked first; the paper may carry the rest'),
          subject: z.string().describe('Id of the question that names whom or what it is about'),
        }),
      )
      .describe('Empty where the procedure has no form of its own'),
  }),
});
