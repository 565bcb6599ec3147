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
        fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0d8 1'), maxLength: 60 }),
      ),
      (given) => {
        try {
          readJson(Buffer.from(given));
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-input' });
        }
      },
    ),
  );
});

test.each([
  ['{"a":{"b":1},"c":{"b":1}}', null],
  ['{"a":1,"\\u0061":2}', 'duplicate-key'],
  ['[{"a":1},{"a":1}]', null],
  ['{"\\u005f_proto__":1}', 'reserved-key'],
  ['{"a":"__proto__"}', null],
  ['{"a":"\\ud83d\\ude00"}', null],
  ['{"a":"\\ud83d"}', 'control-character'],
  ['{"a":"\\u0000"}', 'control-character'],
  ['{"\\u0000":1}', 'control-character'],
  ['{"a":"\\\\u0000"}', null],
  ['"a\\"b":', 'not-json'],
  ['\ufeff{}', 'not-json'],
])('%s: %s', (text, code) => {
  const read = () => readJson(Buffer.from(text));
  if (code === null) expect(read()).toEqual(JSON.parse(text));
  else expect(read).toThrow(expect.objectContaining({ fields: [{ path: '', code }] }));
});
