import { z } from 'zod';
import { fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { latinTwins } from '../../../text/look-alikes.ts';
import { readText } from '../../read-text.ts';

export const EmailField = z.object({ ...fieldBase, type: z.literal('email').describe('Kind of field') });
export type EmailField = z.infer<typeof EmailField>;

// RFC 5322, dot-atom; no quoted parts, which nobody has. Written out: Zod would be a sixth of what the filing page loads.
// A test holds that whatever `z.email()` takes is taken here.
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const writtenDomain = /^(?:[\p{L}\p{M}\p{Nd}](?:[\p{L}\p{M}\p{Nd}-]*)\.)+[\p{L}\p{M}][\p{L}\p{M}\p{Nd}-]*$/u;
const asciiDomain = /^(?:[a-z0-9][a-z0-9-]*\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/;

/** What is copied with an address: the name before it, brackets, the scheme of a link, blanks at the sign, a full stop. */
const around = /^.*<|^mailto:|\s(?=@)|(?<=@)\s|[>.,;\s]+$/gi;

export const emailField: FieldType<EmailField, string> = {
  parse(_config, raw) {
    const parsed = readText(raw, 254);
    if (parsed.kind !== 'value') return parsed;
    const text = parsed.value.replace(around, '');
    const at = text.lastIndexOf('@');
    // Only the domain is without case; the part before it belongs to the receiving server.
    const [name, domain] = [latinTwins(text.slice(0, at)), text.slice(at + 1).toLowerCase()];
    const sent = writtenDomain.test(domain) ? domainForSending(domain) : null;
    // RFC 5321 sets the limits: 64 before the sign, 254 in all.
    const fits = at <= 64 && localPart.test(name) && sent !== null && name.length + 1 + sent.length <= 254;
    return fits ? found(`${name}@${domain}`) : wrong('not-an-email');
  },
  write: (_config, value) => String(value),
};

/** An address as a mail server takes it: a domain in national letters in its ASCII form (RFC 5891), such as
 * `a@xn--thvin-grb5423c.vn`. What is stored and shown stays as it was written. */
export function emailForSending(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at)}@${domainForSending(email.slice(at + 1)) ?? email.slice(at + 1)}`;
}

function domainForSending(domain: string): string | null {
  // The platform's own converter, in browser and server; a table of code points would be larger than this page.
  const host = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : '';
  return asciiDomain.test(host) ? host : null;
}
