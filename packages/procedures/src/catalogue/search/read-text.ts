import { plainCode } from '../plain-code.ts';

/** What somebody typed into the search: nothing, the beginning of a procedure's code, or words. */
export type ReadText =
  | { readonly kind: 'all' }
  | { readonly kind: 'code'; readonly codePrefix: string }
  | { readonly kind: 'words'; readonly text: string };

function codePrefixOf(text: string): string | null {
  const typed = text.trim().toUpperCase();
  if (/^\d\.\d{1,6}(\.[0-9A-Z.]*)?$/.test(typed)) return plainCode(typed);
  const digits = /^(\d)(\d{6})((?:\.[0-9A-Z]+)*)$/.exec(typed);
  if (digits) return plainCode(`${digits[1]}.${digits[2]}${digits[3]}`);
  // A whole code among words means that procedure.
  return /(?:^|\s)(\d\.\d{6})(?=\s|$)/.exec(typed)?.[1] ?? null;
}

/** Tells what was typed into the search. */
export function readText(text: string | undefined): ReadText {
  if (text === undefined || text.trim() === '') return { kind: 'all' };
  const codePrefix = codePrefixOf(text);
  return codePrefix === null ? { kind: 'words', text } : { kind: 'code', codePrefix };
}
