import { checkIdentityNumber, compareIdentity } from './identity-number.ts';
import type { IdentityPaper, IdentityWarning } from './identity-number.ts';
import { checkTaxCode } from './tax-code.ts';

/** Each has a text in `texts/<language>/kernel/forms.json`, in which `{{label}}` is the name of the field. */
export type OwnerNumberWarning = IdentityWarning | 'not-an-identity-paper' | 'tax-code-check-digit' | 'not-a-tax-code';

/** What is odd about the number under which an owner is recorded: a person's identity number, an organisation's tax
 * code. At the counter it is a warning whatever it is, because the officer holds the paper. `today` is YYYY-MM-DD. */
export function ownerNumberWarnings(
  owner: {
    readonly type: 'citizen' | 'enterprise' | 'organisation' | 'other';
    readonly identityNumber: string | null;
    /** Which paper the number stands on, where somebody said it. */
    readonly identityPaper?: IdentityPaper | undefined;
    readonly gender?: 'male' | 'female' | undefined;
    readonly birthDate?: string | undefined;
  },
  today: string,
): readonly OwnerNumberWarning[] {
  const number = owner.identityNumber?.trim() ?? '';
  if (number === '') return [];
  if (owner.type !== 'citizen') {
    const check = checkTaxCode(number);
    return check.kind === 'not-a-tax-code' ? ['not-a-tax-code'] : check.warnings;
  }
  const check = checkIdentityNumber(number, today, owner.identityPaper);
  return check.kind === 'unknown' ? ['not-an-identity-paper'] : [...check.warnings, ...compareIdentity(check, owner)];
}
