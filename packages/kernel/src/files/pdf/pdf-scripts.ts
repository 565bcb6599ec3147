/** The functions that Acrobat writes into every field with a format, and which every reader has built in: they shape what is
 * typed and reach nothing else. */
const builtIn =
  '(?:AF(?:Date|Time|Number|Percent|Special)_(?:Format|Keystroke)(?:Ex)?|AFRange_Validate|AFSimple_Calculate)';
const literal = String.raw`(?:"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|-?\d+(?:\.\d+)?|true|false)`;
const list = (inner: string): string => String.raw`(?:${inner}(?:\s*,\s*${inner})*)?`;
const value = String.raw`(?:${literal}|new\s+Array\s*\(\s*${list(literal)}\s*\)|\[\s*${list(literal)}\s*\])`;
const call = String.raw`\s*${builtIn}\s*\(\s*${list(value)}\s*\)\s*;?`;
const onlyFormats = new RegExp(`^(?:${call})*\\s*$`);

/** A format is a line or two; nobody needs to look at more to know that it is something else. */
const longest = 4000;

/** Does this script do nothing but shape the value of its field (a date, a number)? */
export const isFieldFormat = (script: string): boolean => script.length <= longest && onlyFormats.test(script);

/** Does this text of an XFA form run scripts or send itself away (XFA 3.3, "event" and "submit")? Text of two bytes a letter without a
 * mark at its beginning is read too. */
export const isActiveXfa = (text: string): boolean =>
  /<(?:[\w.-]+:)?(?:script|submit|execute)\b/i.test(text.replaceAll('\0', ''));

/** What a link that is pressed would do beside showing a page: run what stands in it, or show the account of whoever presses it to
 * another machine. Readers skip blanks and control characters. */
export function faultOfLink(address: string): 'script' | 'remote' | null {
  const plain = [...address].filter((letter) => letter > ' ').join('');
  if (/^(?:javascript|vbscript|data):/i.test(plain)) return 'script';
  return /^(?:[\\/]{2}(?=[^\\/])|file:[\\/]{2}(?!localhost|[a-z]:)[^\\/]|file:[\\/]{4}|smb:)/i.test(plain)
    ? 'remote'
    : null;
}
