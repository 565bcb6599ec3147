/** The first key that stands twice in one object of a JSON text, or null. RFC 8259 section 4 leaves open which value
 * counts then, and `JSON.parse` quietly takes the last. The text must have been parsed successfully before. */
export function findDuplicateKey(json: string): string | null {
  // One entry per open bracket: the keys seen in an object, null for an array.
  const open: (Set<string> | null)[] = [];
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(null);
    else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = endOfString(json, index);
      const keys = open.at(-1);
      if (keys && isFollowedByColon(json, end)) {
        const raw = json.slice(index + 1, end - 1);
        const key = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
        if (keys.has(key)) return key;
        keys.add(key);
      }
      index = end - 1;
    }
  }
  return null;
}

function endOfString(json: string, start: number): number {
  let quote = json.indexOf('"', start + 1);
  while (isEscaped(json, quote)) quote = json.indexOf('"', quote + 1);
  return quote + 1;
}

function isEscaped(json: string, at: number): boolean {
  let backslashes = 0;
  while (json[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

function isFollowedByColon(json: string, end: number): boolean {
  let index = end;
  while (/\s/.test(json[index] ?? '')) index += 1;
  return json[index] === ':';
}
