import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, LocalText, UnitId } from '../values.ts';
import { DossierChanged } from './dossier-views.ts';
import { DossierId } from './ids.ts';
import { SeenDossier } from './seen-dossier.ts';

/** How far a matter of the same visit is, in the order of the visit. */
export const visitStages = ['at-counter', 'with-leader', 'being-signed', 'to-hand-over', 'aside'] as const;

export const Visit = z.object({
  dossierId: DossierId,
  code: z.string().describe('Code of the dossier'),
  ownerName: z.string().describe('Who waits for it'),
  procedureName: LocalText.describe('Name as people say it, or the official one'),
  stage: z
    .enum(visitStages)
    .describe(
      '`at-counter`: the counter writes the result; `with-leader`: waits for the signature; `aside`: stands still, see the dossier',
    ),
  since: Instant.describe('Since when it is there'),
  dueAt: Instant.nullable().describe('Until when the result is due'),
});
export type Visit = z.infer<typeof Visit>;

export const listVisits = defineEndpoint({
  name: 'procedures.visit.list',
  summary: 'Matters of the same visit that a counter has not handed over yet, oldest first',
  method: 'GET',
  path: '/visits',
  access: 'official',
  input: z.object({ unitId: UnitId.describe('The one-stop unit') }),
  output: z.object({ items: z.array(Visit).describe('At most two hundred, of the last days') }),
  personalData: true,
});

export const makeReceipt = defineEndpoint({
  name: 'procedures.receipt.make',
  summary: 'Make the receipt (form 01) of a matter of the same visit, because somebody asks for it',
  method: 'POST',
  path: '/dossiers/:dossierId/receipt',
  access: 'official',
  input: SeenDossier,
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'dossier.not-received-yet',
    'dossier.action-not-possible',
    'receipt.there-already',
  ],
});
