import { z } from 'zod';
import { fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { readText } from '../../read-text.ts';

export const EmailField = z.object({ ...fieldBase, type: z.literal('email').describe('Kind of field') });
export type EmailField = z.infer<typeof EmailField>;

// The pattern of `z.email()`, written out: Zod would be a sixth of what the filing page loads. A test holds them equal.
const address = /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

export const emailField: FieldType<EmailField, string> = {
  parse(_config, raw) {
    const parsed = readText(raw, 254);
    if (parsed.kind !== 'value') return parsed;
    const at = parsed.value.lastIndexOf('@');
    // Only the domain is without case; the part before it belongs to the receiving server.
    const value = parsed.value.slice(0, at) + parsed.value.slice(at).toLowerCase();
    // RFC 5321 sets the limits: 64 before the sign, 254 in all.
    return at <= 64 && address.test(value) ? found(value) : wrong('not-an-email');
  },
  write: (_config, value) => String(value),
};
