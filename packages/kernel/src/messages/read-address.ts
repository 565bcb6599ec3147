import { normalisePhone, type MessageChannel } from '@dongbo/contract';
import { readMailAddress } from './mail-address.ts';

/** The one form of an address in which it is kept and counted; null: it is none. A telephone that takes text messages is a Vietnamese
 * mobile one. Pure. */
export function readAddress(channel: MessageChannel, typed: string): string | null {
  if (channel === 'email') return readMailAddress(typed);
  const phone = normalisePhone(typed);
  return phone.ok && phone.kind === 'mobile' ? phone.e164 : null;
}
