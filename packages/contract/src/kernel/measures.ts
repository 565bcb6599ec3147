import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { systemNames } from '../systems.ts';
import { Instant, UnitId } from '../values.ts';

export const measureUnits = ['count', 'share', 'seconds', 'days', 'bytes'] as const;
export const MeasureUnit = z.enum(measureUnits).describe('What the values count; a share lies between 0 and 1');
export type MeasureUnit = z.infer<typeof MeasureUnit>;

const MeasuredSystem = z.enum(systemNames).describe('System that the measure belongs to');

/** A figure by which a system is watched. */
export const Measure = z
  .object({
    name: z.string().describe('Name of the measure, beginning with its system; its words are in the texts `measures`'),
    system: MeasuredSystem,
    unit: MeasureUnit,
    byUnit: z.boolean().describe('Whether there are values of single units of the organisation'),
    values: z
      .array(
        z.object({
          unitId: UnitId.nullable().describe('Unit that the value is of; null: all units, or none'),
          unitName: z.string().nullable().describe('Name of that unit today'),
          value: z.number().describe('The figure'),
        }),
      )
      .describe('Value of the whole space first, then of each unit within reach of the caller; empty: nothing to tell'),
  })
  .meta({ id: 'Measure' });
export type Measure = z.infer<typeof Measure>;

export const listMeasures = defineEndpoint({
  name: 'kernel.measure.list',
  summary: 'Figures of all systems as they are now: what is open, late, waiting or failing',
  method: 'GET',
  path: '/measures',
  access: 'official',
  input: z.object({ system: MeasuredSystem.optional().describe('Only measures of this system') }),
  output: z.object({
    readAt: Instant.describe('When they were read'),
    items: z.array(Measure).describe('Measures by system'),
  }),
});
