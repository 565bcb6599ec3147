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

/** Takes a body as the text of one XML document, unparsed: UTF-8 without faults and without another encoding declared,
 * only characters of XML 1.0, no declarations. A byte order mark is dropped. Whether it is well formed is for the
 * operation's parser to say. Throws `invalid-input`. */
export function readXml(body: Buffer): string {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return refuse('not-utf-8');
  }
  if (otherEncoding.test(text)) return refuse('not-utf-8');
  if (!/^\s*</.test(text)) return refuse('not-xml');
  if (forbidden.test(text)) return refuse('control-character');
  return declaration.test(text) ? refuse('document-type') : text;
}
