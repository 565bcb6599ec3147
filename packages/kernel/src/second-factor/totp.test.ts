import { expect, test } from 'vitest';
import { toBase32 } from './base32.ts';
import { hashOfRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';
import { codeOfStep, openSteps, stepOf, stepOfCode } from './totp.ts';

const secret = Buffer.from('12345678901234567890');
const numbers = { digits: 6, stepSeconds: 30, driftSteps: 2 };

test('the codes of RFC 6238, appendix B', () => {
  const known = [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ] as const;
  for (const [seconds, code] of known) expect(codeOfStep(secret, stepOf(new Date(seconds * 1000), 30), 8)).toBe(code);
});

test('the base32 of RFC 4648, 10', () => {
  const known = { '': '', f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', fooba: 'MZXW6YTB', foobar: 'MZXW6YTBOI' };
  for (const [text, encoded] of Object.entries(known)) expect(toBase32(Buffer.from(text))).toBe(encoded);
});

test('a clock that is off by a minute is taken, one that is off by two is not', () => {
  const now = new Date('2026-03-11T02:00:10Z');
  const shownBy = (secondsOff: number) =>
    codeOfStep(secret, stepOf(new Date(now.getTime() + secondsOff * 1000), 30), 6);
  const taken = (code: string) => stepOfCode(secret, code, { now, lastStep: null }, numbers) !== null;
  expect([-60, -30, 0, 30, 60].map((off) => taken(shownBy(off)))).toEqual([true, true, true, true, true]);
  expect([-120, 120].map((off) => taken(shownBy(off)))).toEqual([false, false]);
  for (const odd of ['', '12345', '1234567', 'abcdef', '１２３４５６']) expect(taken(odd)).toBe(false);
});

test('no step up to the last used one counts again', () => {
  const now = new Date('2026-03-11T02:00:10Z');
  const present = stepOf(now, 30);
  expect(openSteps(now, null, numbers)).toEqual([present, present + 1, present - 1, present + 2, present - 2]);
  expect(openSteps(now, present, numbers)).toEqual([present + 1, present + 2]);
  expect(stepOfCode(secret, codeOfStep(secret, present, 6), { now, lastStep: present }, numbers)).toBeNull();
});

test('recovery codes are read as people write them', () => {
  const key = Buffer.alloc(32, 1);
  const codes = makeRecoveryCodes({ count: 10, letters: 10 });
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  const hash = hashOfRecoveryCode('10OIL-ABCDE', key);
  for (const written of ['10011abcde', ' 1001l abcde ', '1O0I1-AbCdE'])
    expect(hashOfRecoveryCode(written, key)).toEqual(hash);
  expect(hashOfRecoveryCode('10011-ABCDE', Buffer.alloc(32, 2))).not.toEqual(hash);
});
