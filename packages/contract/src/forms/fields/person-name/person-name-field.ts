import { z } from 'zod';
import { fieldBase, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { readText } from '../../read-text.ts';

export const PersonNameField = z.object({ ...fieldBase, type: z.literal('person-name').describe('Kind of field') });
export type PersonNameField = z.infer<typeof PersonNameField>;

// One word is enough (Y, Điểu), and names of the highland peoples carry apostrophes and hyphens (K' Brếu, H'Hen Niê).
const name = /^\p{L}[\p{L}\p{M}'’ʼ.\- ]*$/u;
const maxLength = 100;

export const personNameField: FieldType<PersonNameField, string> = {
  parse(_config, raw) {
    const parsed = readText(raw, maxLength);
    if (parsed.kind !== 'value') return parsed;
    return name.test(parsed.value) ? parsed : wrong('not-a-name');
  },
  write: (_config, value) => String(value),
};
