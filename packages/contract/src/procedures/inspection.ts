import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { paragraph } from '../values.ts';
import { Dossier } from './dossier-views.ts';
import { DossierId } from './ids.ts';

const count = (what: string) => z.number().int().describe(what);

/** A dossier as procedure control sees it: where it stands, its time and who did what; neither what the forms say of people, nor
 * what lies in the papers (purpose and least data: Law 91/2025/QH15 on personal data). */
export const InspectedDossier = Dossier.pick({
  id: true,
  code: true,
  state: true,
  procedure: true,
  channel: true,
  receivingUnit: true,
  competentUnit: true,
  division: true,
  step: true,
  stepDueAt: true,
  assignee: true,
  submittedAt: true,
  clock: true,
  ending: true,
  timeline: true,
})
  .extend({
    owner: z.object({ name: z.string().describe('Name of the owner') }),
    papers: z
      .array(
        z.object({
          componentId: z.string().describe('Component of the procedure that it was handed in for'),
          name: z.string().describe('Name of the paper'),
          originals: count('Originals handed in'),
          copies: count('Copies handed in, certified or not'),
          files: count('Uploaded files'),
        }),
      )
      .describe('Which papers were handed in, without what they hold'),
  })
  .meta({ id: 'InspectedDossier' });
export type InspectedDossier = z.infer<typeof InspectedDossier>;

export const inspectDossier = defineEndpoint({
  name: 'procedures.dossier.inspect',
  summary: 'Look, for the control of procedures, at how one dossier was handled; the reason is recorded',
  method: 'GET',
  path: '/dossiers/:dossierId/inspection',
  access: 'official',
  input: z.object({
    dossierId: DossierId,
    reason: paragraph(300)
      .refine((text) => text.length > 0, { message: 'required' })
      .describe('What it is opened for; kept in the audit'),
  }),
  output: InspectedDossier,
  personalData: true,
});
