import { z } from 'zod';

const FieldId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,59}$/)
  .describe('Id of an earlier field');

const OneCondition = z.union([
  z.strictObject({
    field: FieldId,
    oneOf: z
      .array(z.union([z.string(), z.number(), z.boolean()]))
      .min(1)
      .describe('The answer is one of these'),
  }),
  z.strictObject({
    field: FieldId,
    noneOf: z
      .array(z.union([z.string(), z.number(), z.boolean()]))
      .min(1)
      .describe('The answer is none of these, or not given'),
  }),
  z.strictObject({ field: FieldId, answered: z.boolean().describe('The field is answered, or it is not') }),
]);

/** When a field or section is shown: every condition of the list holds. It may look only at fields that come earlier,
 * so one pass from top to bottom decides all. A hidden field counts as not answered. */
export const ShowIf = z.array(OneCondition).min(1);
export type ShowIf = z.infer<typeof ShowIf>;

/** Whether a field is shown, given the values that stand before it. */
export function isShown(showIf: ShowIf | undefined, values: ReadonlyMap<string, unknown>): boolean {
  if (showIf === undefined) return true;
  return showIf.every((condition) => {
    const value = values.get(condition.field);
    if ('answered' in condition) return (value !== undefined) === condition.answered;
    if ('noneOf' in condition) return !condition.noneOf.some((unwanted) => unwanted === value);
    return condition.oneOf.some((wanted) => wanted === value);
  });
}
