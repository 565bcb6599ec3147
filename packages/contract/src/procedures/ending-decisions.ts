import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { line, paragraph } from '../values.ts';
import { DossierChanged } from './dossier-views.ts';
import { DossierId } from './ids.ts';

const change = z.object({
  dossierId: DossierId,
  version: z.number().int().describe('Version of the dossier that the caller saw'),
});

const needed = (description: string) =>
  paragraph(2000)
    .refine((text) => text.length > 0, { message: 'required' })
    .describe(description);

export const proposeEnding = defineEndpoint({
  name: 'procedures.ending.propose',
  summary: 'Propose to the leader to refuse a dossier after examination (form 03), or to stop it (form 05)',
  method: 'POST',
  path: '/dossiers/:dossierId/ending-proposal',
  access: 'official',
  input: change.extend({
    kind: z.enum(['refused', 'stopped']).describe('What is proposed'),
    ground: line(60).describe('Key of the ground'),
    reason: needed('Why, and what the owner can do'),
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'ending.not-here',
    'ending.ground-unknown',
    'ending.apology-first',
  ],
  personalData: true,
});

export const decideEnding = defineEndpoint({
  name: 'procedures.ending.decide',
  summary: 'Decide, as the leader, what was proposed: the dossier ends and its notice is made',
  method: 'POST',
  path: '/dossiers/:dossierId/ending-decision',
  access: 'official',
  input: change,
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'ending.none-proposed',
    'ending.own-proposal',
    'ending.apology-first',
  ],
  personalData: true,
});

export const returnEnding = defineEndpoint({
  name: 'procedures.ending.return',
  summary: 'Return a proposed refusal or stop with a remark: the dossier goes on where it was',
  method: 'POST',
  path: '/dossiers/:dossierId/ending-return',
  access: 'official',
  input: change.extend({ remark: needed('What is wrong with the proposal') }),
  output: DossierChanged,
  refusals: ['dossier.changed-meanwhile', 'dossier.same-person', 'ending.none-proposed'],
  personalData: true,
});
