import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Day, LocalText, UnitId, line } from '../values.ts';
import { DossierChanged } from './dossier-views.ts';
import { SeenDossier, neededText } from './seen-dossier.ts';

export const listLateCauses = defineEndpoint({
  name: 'procedures.apology.causes',
  summary: 'Causes that an apology for being late may name',
  method: 'GET',
  path: '/dossiers/late-causes',
  access: 'official',
  input: z.object({}),
  output: z.object({
    items: z
      .array(z.object({ key: z.string().describe('Key of the cause'), text: LocalText }))
      .describe('In the order in which they are offered'),
  }),
});

export const writeApology = defineEndpoint({
  name: 'procedures.apology.write',
  summary:
    'Write the apology for a dossier that will be late (form 04): cause, unit at fault, new day; the leader signs it',
  method: 'POST',
  path: '/dossiers/:dossierId/apology',
  access: 'official',
  input: SeenDossier.extend({
    cause: line(60).describe('Key of the cause'),
    explanation: neededText('What happened, as the owner will read it'),
    unitId: UnitId.describe('Unit of the dossier by which it is late'),
    promisedOn: Day.describe('New day for the result, a working day after the due date'),
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'apology.not-here',
    'apology.sent-already',
    'apology.cause-unknown',
    'apology.unit-unknown',
    'apology.day-not-possible',
  ],
  personalData: true,
});

export const sendApology = defineEndpoint({
  name: 'procedures.apology.send',
  summary: 'Sign and send, as the leader, the apology with the new day: once for a dossier',
  method: 'POST',
  path: '/dossiers/:dossierId/apology/sending',
  access: 'official',
  stepUp: true,
  input: SeenDossier,
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'apology.none-written',
    'apology.sent-already',
    'apology.not-here',
    'apology.day-not-possible',
  ],
  personalData: true,
});

export const returnApology = defineEndpoint({
  name: 'procedures.apology.return',
  summary: 'Give an apology back with a remark to who has the dossier',
  method: 'POST',
  path: '/dossiers/:dossierId/apology/return',
  access: 'official',
  input: SeenDossier.extend({ remark: neededText('What is wrong with it') }),
  output: DossierChanged,
  refusals: ['dossier.changed-meanwhile', 'dossier.same-person', 'apology.none-written'],
  personalData: true,
});
