import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FileId, LocalText, line, paragraph } from '../values.ts';
import { DossierChanged } from './dossier-views.ts';
import { SeenDossier } from './seen-dossier.ts';

export const listEndingGrounds = defineEndpoint({
  name: 'procedures.ending.grounds',
  summary: 'Grounds in force on which a dossier may be refused or stopped, each with its provision',
  method: 'GET',
  path: '/dossiers/ending-grounds',
  access: 'official',
  input: z.object({}),
  output: z.object({
    items: z
      .array(
        z.object({
          key: z.string().describe('Key of the ground'),
          kinds: z.array(z.enum(['refused', 'withdrawn', 'stopped'])).describe('What it is a ground for'),
          text: LocalText,
          provision: z.string().describe('Provision of law'),
        }),
      )
      .describe('In the order in which they are offered'),
  }),
});

/** What a refusal at the counter says. */
export const refusalOrder = {
  ground: line(60).describe('Key of the ground'),
  reason: paragraph(2000)
    .refine((text) => text.length > 0, { message: 'required' })
    .describe('Why, and what the owner can do'),
};

export const refuseDossier = defineEndpoint({
  name: 'procedures.dossier.refuse',
  summary: 'Refuse at the counter to receive a dossier (form 03), with ground and reason',
  method: 'POST',
  path: '/dossiers/:dossierId/refusal',
  access: 'official',
  input: SeenDossier.extend(refusalOrder),
  output: DossierChanged,
  refusals: ['dossier.changed-meanwhile', 'dossier.same-person', 'ending.not-here', 'ending.ground-unknown'],
  personalData: true,
});

export const withdrawDossier = defineEndpoint({
  name: 'procedures.dossier.withdraw',
  summary: 'Withdraw a dossier for its owner, who stands at the counter with a written request (form 05)',
  method: 'POST',
  path: '/dossiers/:dossierId/withdrawal',
  access: 'official',
  input: SeenDossier.extend({
    reason: paragraph(2000)
      .refine((text) => text.length > 0, { message: 'required' })
      .describe('What the written request says'),
    fileIds: z.array(FileId).min(1).max(10).describe('The written request, scanned'),
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'ending.not-here',
    'dossier.too-many-files',
    'file.unknown',
    'paper.held-no-more',
  ],
  personalData: true,
});

export const withdrawMyDossier = defineEndpoint({
  name: 'procedures.my-dossier.withdraw',
  summary: 'Withdraw one of my dossiers that has no result yet',
  method: 'POST',
  path: '/my/dossiers/:dossierId/withdrawal',
  access: 'person',
  input: SeenDossier.extend({ reason: paragraph(2000).optional().describe('Why') }),
  output: DossierChanged,
  refusals: ['ending.changed-elsewhere', 'ending.not-here'],
});
