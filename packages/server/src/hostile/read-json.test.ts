import { GeneralError } from '@dongbo/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usualBodyMembers } from '@dongbo/contract';
import { readJson as readJsonOf } from '../http/read-json.ts';

const readJson = (body: Buffer): unknown => readJsonOf(body, usualBodyMembers);

const reserved = new Set(['__proto__', 'constructor', 'prototype']);
const honest = fc
  .jsonValue({ stringUnit: 'grapheme' })
  .filter((value) => !/\\u0000/.test(JSON.stringify(value)))
  .filter(
    (value) =>
      ![...JSON.stringify(value).matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].some(([, key]) => reserved.has(key ?? '')),
  );

/** `taken`, the code of the refusal, or whatever else went wrong. */
function outcomeOf(bytes: Buffer): string {
  try {
    readJson(bytes);
    return 'taken';
  } catch (error) {
    return error instanceof GeneralError ? error.code : String(error);
  }
}

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(honest, fc.constantFrom(0, 2, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space);
      expect(readJson(Buffer.from(text))).toEqual(JSON.parse(text));
    }),
  );
});

test('takes or refuses any bytes, and fails at none', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 60 }),
        fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0d8 1'.split('')), maxLength: 60 }),
      ),
      (given) => {
        expect(['taken', 'invalid-input']).toContain(outcomeOf(Buffer.from(given)));
      },
    ),
  );
});

test.each([
  ['{"a":1,"\\u0061":2}', 'duplicate-key'],
  ['{"\\u005f_proto__":1}', 'reserved-key'],
  ['{"a":"\\ud83d"}', 'control-character'],
  ['{"a":"\\u0000"}', 'control-character'],
  ['{"\\u0000":1}', 'control-character'],
  ['"a\\"b":', 'not-json'],
  ['\ufeff{}', 'not-json'],
])('%s: %s', (text, code) => {
  expect(() => readJson(Buffer.from(text))).toThrow(expect.objectContaining({ fields: [{ path: '', code }] }));
});

test.each([
  '{"a":{"b":1},"c":{"b":1}}',
  '[{"a":1},{"a":1}]',
  '{"a":"__proto__"}',
  '{"a":"\\ud83d\\ude00"}',
  '{"a":"\\\\u0000"}',
])('%s is taken', (text) => {
  expect(readJson(Buffer.from(text))).toEqual(JSON.parse(text));
});

const numbered = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(',');

test.each([
  ['keys', `{${numbered(95_000, (index) => `"${index}":1`)}}`],
  ['members of a list', `[${numbered(95_000, () => '0')}]`],
  ['members in many lists', `[${numbered(1_500, () => '[0,0]')}]`],
])('too many %s are refused before anything takes them apart, at once', (_, text) => {
  const begun = performance.now();
  expect(() => readJson(Buffer.from(text))).toThrow(
    expect.objectContaining({ fields: [{ path: '', code: 'too-many-fields' }] }),
  );
  expect(performance.now() - begun).toBeLessThan(50);
});

test('commas in texts are no members', () => {
  const text = JSON.stringify({ note: ','.repeat(50_000) });
  expect(readJson(Buffer.from(text))).toEqual(JSON.parse(text));
});
