import { GeneralError } from '@dongbo/kernel';

const utf8 = new TextDecoder('utf-8', { fatal: true });

function refuse(code: string): never {
  throw new GeneralError('invalid-input', {}, [{ path: '', code }]);
}

/** Declarations of a document type and of entities: external entities and entity expansion (CWE-611, CWE-776) begin with
 * one. Looked for in comments and CDATA sections too, because parsers differ in where those end; whoever must send the
 * words there escapes the `<`. */
const declaration = /<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i;
const otherEncoding = /^<\?xml[^>]*\sencoding\s*=\s*["'](?!utf-8["'])/i;
/** Not characters of XML 1.0 (2.2); the database cannot store the first. */
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** No document of ours is as deep. */
const mostLevels = 64;
/** What a mark of a document ends with: comments and CDATA sections may hold anything (XML 1.0, 2.5 and 2.7). */
const endOf = (text: string, at: number): string =>
  text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '>';

const countOf = (text: string, sign: string): number => text.split(sign).length - 1;

/** Number of elements and attributes, and depth, in one pass: parsers may take memory and recursion for both. What never ends is
 * left to the parser. */
function checkShape(text: string, most: number): void {
  let members = 0;
  let level = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const ending = endOf(text, at);
    const end = text.indexOf(ending, at);
    if (end < 0) return;
    const tag = text.slice(at + 1, end);
    at = end + ending.length;
    if (tag.startsWith('!') || tag.startsWith('?')) continue;
    if (tag.startsWith('/')) level -= 1;
    else {
      members += 1 + countOf(tag, '=');
      if (!tag.endsWith('/')) level += 1;
      if (members > most) refuse('too-many-fields');
      if (level > mostLevels) refuse('too-deep');
    }
  }
}

/** Takes a body as the text of one XML document, unparsed: UTF-8 without faults and without another encoding declared,
 * only characters of XML 1.0, no declarations, not more than so many elements and attributes, not deep. A byte order mark is dropped. Whether it is well formed is for the
 * operation's parser to say. Throws `invalid-input`. */
export function readXml(body: Buffer, most: number): string {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return refuse('not-utf-8');
  }
  if (otherEncoding.test(text)) return refuse('not-utf-8');
  if (!/^\s*</.test(text)) return refuse('not-xml');
  if (forbidden.test(text)) return refuse('control-character');
  if (declaration.test(text)) return refuse('document-type');
  checkShape(text, most);
  return text;
}
