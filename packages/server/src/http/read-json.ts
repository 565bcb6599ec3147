import { GeneralError } from '@dongbo/kernel';

/** No body of ours is a tenth as deep. */
const mostLevels = 64;
/** Names that mean something to the language itself; no field is called so. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function refuse(code: string): never {
  throw new GeneralError('invalid-input', {}, [{ path: '', code }]);
}

const quote = 34;
const backslash = 92;

/** Index behind the closing quote of the string that opens at `at`. */
function endOfString(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) return index + 1;
    if (code === backslash) index += 1;
  }
  return text.length;
}

function isKey(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && ' \n\r\t'.includes(text.charAt(at))) at += 1;
  return text.charAt(at) === ':';
}

/** Depth, number of members, and keys, in one pass and without recursion. What is not JSON is left to the parser. */
function checkShape(text: string, most: number): void {
  const open: (Set<string> | null)[] = [];
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? new Set() : null);
      if (open.length > mostLevels) refuse('too-deep');
    } else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ',') {
      // What stands between two members; empty and single ones are bounded by depth and size.
      members += 1;
      if (members > most) refuse('too-many-fields');
    } else if (sign === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && isKey(text, end)) checkKey(keys, text.slice(at, end));
      at = end - 1;
    }
  }
}

function checkKey(keys: Set<string>, written: string): void {
  const key: unknown = written.includes('\\') ? JSON.parse(written) : written.slice(1, -1);
  if (typeof key !== 'string' || reserved.has(key)) return refuse('reserved-key');
  // Readers differ in which of two they believe.
  if (keys.has(key)) refuse('duplicate-key');
  keys.add(key);
}

/** Half a surrogate pair and U+0000 cannot be stored (PostgreSQL, 8.3 and 8.14) and no person types them. They hide in
 * escapes, so that one look at the text spares most bodies the second pass. */
const suspicious = /\\u(?:0000|[dD][89abAB-fF])/;
function checkTexts(value: unknown): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) refuse('control-character');
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      checkTexts(key);
      checkTexts(inner);
    }
  }
}

/** Reads a body strictly: UTF-8 without faults, every key once, not deep, not more than so many members, texts that can be stored. Throws
 * `invalid-input`. */
export function readJson(body: Buffer, most: number): unknown {
  try {
    const text = utf8.decode(body);
    checkShape(text, most);
    const value: unknown = JSON.parse(text);
    if (suspicious.test(text) || text.includes('\0')) checkTexts(value);
    return value;
  } catch (error) {
    if (error instanceof GeneralError) throw error;
    return refuse('not-json');
  }
}
