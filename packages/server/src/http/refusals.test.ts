import { systemTexts } from '@dongbo/kernel';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { generalProblems, languages, openApiDocument, systemNames, type Language } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import { batchReasons, copyReasons } from '@dongbo/contract/procedures';
import { expect, test } from 'vitest';

/** Each refusal has a code, a text in three languages and a place in the interface description; and each is one that
 * something refuses with. */
const packages = join(import.meta.dirname, '../../..');
const general = Object.keys(generalProblems);
const refusals = [...new Set(allEndpoints.flatMap((endpoint) => endpoint.refusals))];
/** What is said of one of many is no refusal of the whole. */
const reasons: readonly string[] = [...batchReasons, ...copyReasons];

const textsIn = (language: Language): Readonly<Record<string, string>> => ({
  ...systemTexts(language, 'refusals'),
  ...systemTexts(language, 'problems'),
});

test.each(languages)('every code has a text in %s, and every text a code', (language) => {
  const texts = textsIn(language);
  const codes = [...refusals, ...general, ...reasons];
  expect(codes.filter((code) => !texts[code]?.trim())).toEqual([]);
  expect(Object.keys(texts).filter((key) => !codes.includes(key))).toEqual([]);
});

test('the texts differ from language to language', () => {
  const [vi, en, uk] = languages.map(textsIn);
  for (const code of [...refusals, ...general, ...reasons])
    expect({ code, different: new Set([vi?.[code], en?.[code], uk?.[code]]).size }).toEqual({ code, different: 3 });
});

test('every refusal stands in the interface description at its operation, with a status that is described', () => {
  const document = openApiDocument(allEndpoints, '0');
  const operations = new Map<string, { responses: Record<string, { description: string }>; 'x-refusals': string[] }>(
    Object.values(Object(document['paths'])).flatMap((path) =>
      Object.values(Object(path)).map((operation) => [Object(operation).operationId, Object(operation)] as const),
    ),
  );
  for (const { name, refusals: own, access } of allEndpoints) {
    if (access === 'system') continue;
    const described = operations.get(name);
    expect(described?.['x-refusals']).toEqual(own);
    for (const code of own) expect(described?.responses['422']?.description.split(/[:,] /)).toContain(code);
    for (const [code, status] of Object.entries(generalProblems))
      expect(described?.responses[status]?.description.split(', ')).toContain(code);
  }
});

test('every listed refusal is one that something refuses with', () => {
  const sources = [...systemNames, 'server']
    .flatMap((name) =>
      readdirSync(join(packages, name, 'src'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(entry.name))
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
    )
    .join('\n');
  expect(refusals.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  expect([...general, ...reasons].filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
});
