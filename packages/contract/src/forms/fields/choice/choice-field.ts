import { z } from 'zod';
import { LocalText } from '../../../values.ts';
import { InRecords, empty, fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';

export const ChoiceField = z.object({
  ...fieldBase,
  type: z.literal('choice').describe('Kind of field'),
  options: z
    .array(
      z.object({
        value: z
          .string()
          .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
          .describe('Answer that is stored'),
        label: LocalText,
        record: InRecords,
        hint: LocalText.optional(),
      }),
    )
    .min(2)
    .max(60)
    .describe('What can be chosen'),
});
export type ChoiceField = z.infer<typeof ChoiceField>;

export const choiceField: FieldType<ChoiceField, string> = {
  parse(config, raw) {
    if (raw === undefined || raw === null || raw === '') return empty;
    const option = config.options.find(({ value }) => value === raw);
    return option === undefined ? wrong('not-an-option') : found(option.value);
  },
  write: (config, value, language) =>
    config.options.find((option) => option.value === value)?.label[language] ?? String(value),
};
