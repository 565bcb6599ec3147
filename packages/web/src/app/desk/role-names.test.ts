import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const { roles } = read('../../../../kernel/data/roles.json');
const texts = read('./texts/desk.json');

// The list of accounts and the letters take the names of roles from the organisation, the desk from its texts.
describe.each(['vi', 'en', 'uk'])('%s', (language) => {
  test.each<[string, Record<string, string>]>(
    roles.map((role: { key: string; name: object }) => [role.key, role.name]),
  )('%s has one name everywhere', (key, name) => {
    expect(texts[`role.${key}`][language]).toBe(name[language]);
  });
});
