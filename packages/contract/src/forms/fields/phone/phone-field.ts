import { z } from 'zod';
import { formatPhone, normalisePhone } from '../../../identifiers/phone.ts';
import { fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { readText } from '../../read-text.ts';

/** A telephone number, stored in the international form (+84912345678). */
export const PhoneField = z.object({ ...fieldBase, type: z.literal('phone').describe('Kind of field') });
export type PhoneField = z.infer<typeof PhoneField>;

export const phoneField: FieldType<PhoneField, string> = {
  parse(_config, raw) {
    const parsed = readText(raw, 30);
    if (parsed.kind !== 'value') return parsed;
    const phone = normalisePhone(parsed.value);
    return phone.ok ? found(phone.e164) : wrong(phone.code);
  },
  write: (_config, value) => formatPhone(String(value)),
};
