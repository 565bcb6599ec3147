import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, LocalText, PersonRef, UnitId, UnitRef, line } from '../values.ts';
import { RoleKey } from './rights.ts';

/** So many people a step needs, that nothing stands still when one of them is ill. */
export const peopleNeeded = 2;

export const CoverageGap = z
  .object({
    unit: UnitRef,
    process: z.string().describe('Key of the process'),
    processName: LocalText.describe('Name of the process'),
    step: z.string().describe('Step of the process'),
    stepName: LocalText.describe('Name of the step'),
    role: RoleKey.describe('In which role its work is done'),
    roleName: LocalText.describe('Name of the role'),
    fields: z.array(z.string()).describe('For these fields of procedures'),
    everyField: z.boolean().describe('Those are all fields of the step'),
    procedures: z.number().int().describe('So many procedures pass there'),
    people: z.array(PersonRef).describe('Who can do it now'),
  })
  .meta({ id: 'CoverageGap' });
export type CoverageGap = z.infer<typeof CoverageGap>;

export const listCoverage = defineEndpoint({
  name: 'administration.coverage.list',
  summary: 'Steps at the units within reach for which fewer than two people are authorised and can work',
  method: 'GET',
  path: '/administration/coverage',
  access: 'official',
  input: z.object({
    unitId: UnitId.optional().describe('At this unit or below it'),
    field: line(200).optional().describe('For this field of procedures'),
    procedure: line(60).optional().describe('For the procedure with this code'),
    people: z.enum(['none', 'one']).optional().describe('Only steps with nobody, or with one person'),
  }),
  output: z.object({
    countedAt: Instant.nullable().describe(
      'When it was counted; null: not yet. Who can work is read anew for what is listed',
    ),
    steps: z.number().int().describe('So many steps there are at these units'),
    thin: z.number().int().describe('So many of them had too few people when it was counted'),
    fields: z.array(z.string()).describe('Fields with such steps at these units'),
    items: z.array(CoverageGap).describe('Those with nobody first, then by unit; at most 200'),
    more: z.boolean().describe('There are more'),
  }),
  personalData: true,
});

export const countCoverage = defineEndpoint({
  name: 'administration.coverage.count',
  summary: 'Count anew how many people each step has; it is done in the background',
  method: 'POST',
  path: '/administration/coverage/counts',
  access: 'official',
  input: z.object({}),
  output: z.object({ countedAt: Instant.nullable().describe('When it was counted before; null: never') }),
});
