import { expect, test } from 'vitest';
import { normaliseUsername } from '../session/session-store.ts';
import { readDeclaredNumber, spellingsOf, usernameOfAddress } from './declared-rule.ts';

const today = '2026-12-01';

test('numbers of people and tax codes of businesses are read in any spelling, and nothing else', () => {
  expect(readDeclaredNumber(' 075 190 000 123 ', false, today)).toBe('075190000123');
  expect(readDeclaredNumber('B1234567', false, today)).toBe('B1234567');
  expect(readDeclaredNumber('075299000123', false, today)).toBeNull();
  expect(readDeclaredNumber('07519000012', false, today)).toBeNull();
  expect(readDeclaredNumber('0100109106', true, today)).toBe('0100109106');
  expect(readDeclaredNumber('0100109106001', true, today)).toBe('0100109106-001');
  expect(readDeclaredNumber('Công ty', true, today)).toBeNull();
});

test('a number that somebody types to be found is looked for in each form that it can have', () => {
  expect(spellingsOf('0100109106-001')).toEqual(['0100109106001', '0100109106-001']);
  expect(spellingsOf('075 190 000 123')).toEqual(['075190000123']);
});

test('a mobile number signs in however it is spelt, an address in whatever letters', () => {
  expect(usernameOfAddress('sms', '+84912345678')).toBe('0912345678');
  for (const typed of ['0912 345 678', '+84 912 345 678', '0912.345.678', ' 0912345678'])
    expect(normaliseUsername(typed)).toBe('0912345678');
  expect(normaliseUsername('Lan.Le@Example.VN')).toBe(usernameOfAddress('email', 'Lan.Le@example.vn'));
  expect(normaliseUsername('congdan1')).toBe('congdan1');
});
