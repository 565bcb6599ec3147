import { GeneralError } from '@dongbo/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../http/read-json.ts';

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
