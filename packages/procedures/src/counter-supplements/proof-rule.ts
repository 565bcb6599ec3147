import { checkTaxCode, identityText } from '@dongbo/contract';

/** By what somebody shows that a dossier is theirs: a number of a person or body, in every form in which a record may have it, or a paper
 * of the dossier, by what its code says. */
export type Proof =
  | { readonly kind: 'number'; readonly numbers: readonly string[] }
  | { readonly kind: 'paper'; readonly holderId: string; readonly issuedAt: string };

/** The code of a paper as `qrText` writes it: dossier, procedure, holder, name of the paper, system, instant. */
const paperFields = { dossier: 0, holder: 2, issuedAt: 5 } as const;

const taxCodeOf = (text: string): string | null => {
  const check = checkTaxCode(text);
  return check.kind === 'not-a-tax-code' ? null : check.value;
};

/** Reads what was typed or scanned as proof for a dossier: a number, the code of an identity card (its number stands first), or the code
 * of a paper of this very dossier. Null: it proves nothing. Pure. */
export function readProof(code: string, text: string): Proof | null {
  const fields = text.split('|').map((field) => field.trim());
  if (fields.length > 1 && fields[paperFields.dossier]?.toUpperCase() === code.toUpperCase()) {
    const issuedAt = fields[paperFields.issuedAt] ?? '';
    return issuedAt === '' ? null : { kind: 'paper', holderId: fields[paperFields.holder] ?? '', issuedAt };
  }
  const first = fields[0] ?? '';
  const numbers = [...new Set([identityText(first), taxCodeOf(first) ?? ''])].filter((number) => number !== '');
  return numbers.length === 0 ? null : { kind: 'number', numbers };
}
