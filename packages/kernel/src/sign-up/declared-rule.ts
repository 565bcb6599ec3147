import { checkIdentityNumber, checkTaxCode, identityText, type MessageChannel } from '@dongbo/contract';

/** The number that somebody says is theirs, in the form in which it is stored; null: it is none. Of a person a personal number, an old card
 * of nine digits or a passport; of a business a tax code. `today` is YYYY-MM-DD. Pure. */
export function readDeclaredNumber(typed: string, isOrganisation: boolean, today: string): string | null {
  if (isOrganisation) {
    const tax = checkTaxCode(typed);
    return tax.kind === 'not-a-tax-code' ? null : tax.value;
  }
  const check = checkIdentityNumber(typed, today);
  if (check.kind === 'unknown') return null;
  // Nobody who makes an account is born in the future: a digit was mistyped.
  return check.warnings.includes('identity-birth-in-future') ? null : check.value;
}

/** A number as somebody types it who has an account, brought to the forms in which it may be stored. Pure. */
export function spellingsOf(typed: string): string[] {
  const tax = checkTaxCode(typed);
  return [...new Set([identityText(typed), ...(tax.kind === 'not-a-tax-code' ? [] : [tax.value])])];
}

/** The name with which the account of an address signs in: the mobile number with 0 before it, or the e-mail address in small letters. Pure. */
export const usernameOfAddress = (channel: MessageChannel, address: string): string =>
  channel === 'sms' ? address.replace(/^\+84/, '0') : address.toLowerCase();
