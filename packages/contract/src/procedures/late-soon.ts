import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, LocalText, PersonId, PersonRef, UnitRef } from '../values.ts';
import { DossierId } from './ids.ts';

/** A step that was passed so rarely tells no pace. */
export const fewestPassages = 5;
/** So many days ahead it is looked. */
export const daysAhead = 7;
/** Most dossiers that one answer weighs, those that are due first. */
export const mostWeighed = 200;

const minutes = (what: string) => z.number().int().nonnegative().describe(what);

export const listLateSoon = defineEndpoint({
  name: 'procedures.late-soon.list',
  summary: `Dossiers of the caller's units that will be past their due date within ${daysAhead} days at today's pace, and who has room for them`,
  method: 'GET',
  path: '/late-soon',
  access: 'official',
  input: z.object({}),
  output: z.object({
    measuredAt: Instant.nullable().describe('When the pace was measured last; null: it never was'),
    items: z
      .array(
        z.object({
          dossierId: DossierId,
          code: z.string().describe('Code of the dossier'),
          procedureName: z.string().describe('Short name of the procedure, or its name'),
          version: z.number().int().describe('Version of the dossier, to be sent with what is done to it'),
          stepName: LocalText.nullable().describe('Where it stands'),
          unit: UnitRef.describe('The unit that settles it'),
          assignee: PersonRef.nullable().describe('Who has it; null: nobody is named'),
          dueAt: Instant.describe('When it is due'),
          expectedAt: Instant.describe("When it will end at today's pace"),
          proposed: PersonId.nullable().describe('Who has most room and may take it; null: nobody has'),
        }),
      )
      .describe('What is due first stands first'),
    people: z
      .array(
        z.object({
          id: PersonId,
          name: z.string().describe('Name of the person'),
          unitName: z.string().describe('Where the role is held'),
          openItems: z.number().int().describe('Open work that is assigned to the person'),
          neededMinutes: minutes("Working minutes that the steps in hand will still take, at today's pace"),
          unknownItems: z
            .int()
            .describe('So much of the work in hand is at a step whose pace is not known, and counts nothing'),
          hereMinutes: minutes(`Working minutes of the next ${daysAhead} days`),
          late: z.number().int().describe('How many of the dossiers above the person has'),
        }),
      )
      .describe('Who has most room stands first'),
    weighed: z.number().int().describe(`Open dossiers that are due within ${daysAhead} days and were weighed`),
    unknown: z.number().int().describe('So many of them go through a step that was passed too rarely for a pace'),
    left: z.boolean().describe(`More than ${mostWeighed} are due; only the first were weighed`),
  }),
  personalData: true,
});
