import { z } from 'zod';
import { fieldBase, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { notPrintable, readText } from '../../read-text.ts';

export const PersonNameField = z.object({
  ...fieldBase,
  type: z.literal('person-name').describe('Kind of field'),
  printedInCapitals: z.boolean().default(false).describe('Written in capitals on the paper, whatever was typed'),
});
export type PersonNameField = z.infer<typeof PersonNameField>;

// One word is enough (Y, Điểu), in any script. Names carry apostrophes and hyphens (K' Brếu, H'Hen Niê, 't Hooft), the
// solidus of passports (S/O, D/O), points between parts (Abdul·Hamid) and another name in brackets (Nguyễn Văn A (tức B)).
// oxlint-disable-next-line no-misleading-character-class -- joiners stand alone here, between letters of scripts that need them
const name = /^'?\p{L}[\p{L}\p{M}\u200c\u200d'.\-/·・‧,() ]*$/u;
const maxLength = 100;

export const personNameField: FieldType<PersonNameField, string> = {
  parse(_config, raw) {
    const parsed = readText(raw, maxLength);
    if (parsed.kind !== 'value') return parsed;
    return name.test(parsed.value) ? parsed : wrong('not-a-name');
  },
  write: (config, value) => (config.printedInCapitals ? String(value).toLocaleUpperCase('vi') : String(value)),
  warn: (_config, value) => notPrintable(String(value)),
};
