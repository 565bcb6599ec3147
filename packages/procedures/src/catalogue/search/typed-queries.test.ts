import { beforeAll, describe, expect, test } from 'vitest';
import type { ProcedureContent } from '../procedure-content.ts';
import { readLines } from '../read-lines.ts';
import { readProcedureLine } from '../read-procedure-line.ts';
import { seedFile } from '../seed-catalogue.ts';
import { doneElsewhere, missingMinistries, readings, words } from '../words/word-data.ts';
import { CatalogueIndex, type IndexedProcedure } from './catalogue-index.ts';
import { match } from './match.ts';
import { readText } from './read-text.ts';
import { typedQueries } from './typed-queries.fixture.ts';

const written = new Map(readings.procedures.map((reading) => [reading.code, reading]));

function indexed(procedure: ProcedureContent): IndexedProcedure {
  const reading = written.get(procedure.code);
  return {
    versionId: procedure.code,
    code: procedure.code,
    name: procedure.name,
    field: procedure.field,
    ministry: procedure.ministry,
    settledBy: procedure.settledBy,
    fileable: procedure.fileable,
    validFrom: '2025-07-01',
    validTo: null,
    names: reading ? [reading.name.vi, reading.name.en, reading.name.uk] : [],
    lifeEvents: reading?.events ?? [],
    audiences: reading?.for ?? [],
  };
}

let index: CatalogueIndex;
beforeAll(async () => {
  const procedures: IndexedProcedure[] = [];
  for await (const { text } of readLines(seedFile)) {
    const line = readProcedureLine(text ?? '');
    if (line.ok) procedures.push(indexed(line.procedure));
  }
  index = new CatalogueIndex(
    procedures,
    words.words.map((word) => ({ codes: [], expansion: null, ministry: null, ...word })),
  );
});

function answers(query: string, expected: string): boolean {
  const found = match(index, readText(query), '2026-11-29', {});
  if (expected === '-') return found.procedures.length === 0;
  if (expected.startsWith('@')) return found.missing === expected.slice(1);
  const first = found.procedures.slice(0, 3).map(({ code }) => code);
  return expected.split(' ').some((code) => first.includes(code));
}

const failing = (queries: readonly (readonly [string, string])[]): string[] =>
  queries.filter(([query, expected]) => !answers(query, expected)).map(([query, expected]) => `${query} = ${expected}`);

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
const withI = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\b([klmst]|qu)y(?!\p{L})/gu, '$1i')
    .normalize('NFC');

/** The longest word with one slip: a letter lost, doubled, swapped with its neighbour, another at the end. */
function slipsOf(query: string): string[] {
  const all = query.split(' ');
  const place = all.reduce((best, word, here) => (word.length > (all[best]?.length ?? 0) ? here : best), 0);
  const word = all[place] ?? '';
  if (word.length < 4) return [];
  const middle = Math.floor(word.length / 2);
  const letter = word.charAt(middle);
  const slips = [
    word.slice(0, middle) + word.slice(middle + 1),
    word.slice(0, middle) + letter + word.slice(middle),
    word.slice(0, middle - 1) + letter + word.charAt(middle - 1) + word.slice(middle + 1),
    `${word.slice(0, -1)}k`,
  ];
  return slips.map((slip) => all.toSpliced(place, 1, slip).join(' '));
}

const ofProcedures = typedQueries.filter(([, expected]) => /^\d/.test(expected));

test('at least 150 words and sentences lead to a procedure', () => {
  expect(ofProcedures.length).toBeGreaterThanOrEqual(150);
  expect(new Set(typedQueries.map(([query]) => query)).size).toBe(typedQueries.length);
});

describe('the right procedure is among the first three', () => {
  test('as typed', () => {
    expect(failing(typedQueries)).toEqual([]);
  });
  test('without accents', () => {
    expect(failing(typedQueries.map(([query, expected]) => [plain(query), expected]))).toEqual([]);
  });
  test('with i for y', () => {
    expect(failing(typedQueries.map(([query, expected]) => [withI(query), expected]))).toEqual([]);
  });
  test('in capitals, decomposed, with a look-alike Đ', () => {
    const shout = (text: string) => text.toUpperCase().normalize('NFD').replaceAll('\u0110', '\u00d0');
    expect(failing(typedQueries.map(([query, expected]) => [shout(query), expected]))).toEqual([]);
  });
  test('of a hundred texts with one slip in ninety-four', () => {
    const slips = ofProcedures.flatMap(([query, expected]) =>
      [query, plain(query)].flatMap((text) => slipsOf(text).map((slip) => [slip, expected] as const)),
    );
    expect(failing(slips).length).toBeLessThan(slips.length * 0.06);
  });
});

test('a list of results is an answer, not the catalogue', () => {
  for (const [query] of typedQueries) {
    expect(match(index, readText(query), '2026-11-29', {}).procedures.length).toBeLessThan(80);
  }
});

test('every word leads somewhere', () => {
  const codes = new Set(index.procedures.map(({ code }) => code));
  expect(words.words.flatMap((word) => ('codes' in word ? word.codes : [])).filter((code) => !codes.has(code))).toEqual(
    [],
  );
  expect(readings.procedures.filter(({ code }) => !codes.has(code))).toEqual([]);
  const bodies = [...missingMinistries, ...doneElsewhere].map(({ key }) => key);
  expect(new Set(bodies).size).toBe(bodies.length);
  expect(index.missing.filter((key) => !bodies.includes(key))).toEqual([]);
});
