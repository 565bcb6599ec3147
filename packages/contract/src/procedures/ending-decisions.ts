import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { line } from '../values.ts';
import { DossierChanged } from './dossier-views.ts';
import { SeenDossier, neededText } from './seen-dossier.ts';

export const proposeEnding = defineEndpoint({
  name: 'procedures.ending.propose',
  summary: 'Propose to the leader to refuse a dossier after examination (form 03), or to stop it (form 05)',
  method: 'POST',
  path: '/dossiers/:dossierId/ending-proposal',
  access: 'official',
  input: SeenDossier.extend({
    kind: z.enum(['refused', 'stopped']).describe('What is proposed'),
    ground: line(60).describe('Key of the ground'),
    reason: neededText('Why, and what the owner can do'),
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
  stepUp: true,
  input: SeenDossier,
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
  input: SeenDossier.extend({ remark: neededText('What is wrong with the proposal') }),
  output: DossierChanged,
  refusals: ['dossier.changed-meanwhile', 'dossier.same-person', 'ending.none-proposed'],
  personalData: true,
});
