import { z } from 'zod';
import { fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { readText } from '../../read-text.ts';

export const EmailField = z.object({ ...fieldBase, type: z.literal('email') });
export type EmailField = z.infer<typeof EmailField>;

// RFC 5321 sets the limits: 64 before the sign, 254 in all.
const Address = z.email().max(254);

export const emailField: FieldType<EmailField, string> = {
  parse(_config, raw) {
    const parsed = readText(raw, 254);
    if (parsed.kind !== 'value') return parsed;
    const at = parsed.value.lastIndexOf('@');
    // Only the domain is without case; the part before it belongs to the receiving server.
    const value = parsed.value.slice(0, at) + parsed.value.slice(at).toLowerCase();
    return at <= 64 && Address.safeParse(value).success ? found(value) : wrong('not-an-email');
  },
  write: (_config, value) => String(value),
};
