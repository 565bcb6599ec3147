import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { line } from '../values.ts';
import { DossierChanged, Owner } from './dossier-views.ts';
import { PaperInput } from './paper-input.ts';
import { SeenDossier } from './seen-dossier.ts';

export const correctDossier = defineEndpoint({
  name: 'procedures.dossier.correct',
  summary: 'Put right what was written down wrongly at intake, until the result is signed; the receipt is made anew',
  method: 'POST',
  path: '/dossiers/:dossierId/correction',
  access: 'official',
  // 200 papers.
  bodyLimit: 262_144,
  input: SeenDossier.extend({
    owner: Owner.omit({ type: true }).partial().default({}).describe('What of the owner is put right'),
    submitter: z
      .object({
        name: line(200).describe('Name; empty: the owner came themselves'),
        identityNumber: line(40).describe('Number of the identity paper'),
        phone: line(30).describe('Telephone number'),
        authority: line(200).describe('What entitles them'),
      })
      .partial()
      .default({})
      .describe('What is put right of who handed it in for the owner; empty: not known'),
    papers: z
      .array(PaperInput.omit({ fileIds: true, name: true }))
      .max(200)
      .default([])
      .describe('Papers of the dossier with the counts that are right'),
    reason: line(500)
      .refine((text) => text.length > 0, { message: 'required' })
      .describe('Why it is put right'),
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'correction.not-here',
    'correction.nothing-changed',
    'correction.of-account',
    'component.unknown',
  ],
  personalData: true,
});
