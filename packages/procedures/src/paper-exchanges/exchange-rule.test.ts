import { expect, test } from 'vitest';
import { whyNotConfirm } from './exchange-rule.ts';

const signed = { number: '12/GXN-UBND', isSigned: true };
const cancelled = { number: null, isSigned: false };

test.each([
  ['both', { isGiven: true, isTakenBack: true }, signed, null],
  ['the wrong one was lost, and why', { isGiven: true, isTakenBack: false, reason: 'Mất bản cũ' }, signed, null],
  [
    'the wrong one did not come back, and nobody says why',
    { isGiven: true, isTakenBack: false },
    signed,
    'paper-exchange.reason-missing',
  ],
  [
    'a reason of blanks is none',
    { isGiven: true, isTakenBack: false, reason: '  ' },
    signed,
    'paper-exchange.reason-missing',
  ],
  ['the right one is not taken', { isGiven: false, isTakenBack: true }, signed, 'paper-exchange.reason-missing'],
  [
    'the right one is not signed',
    { isGiven: true, isTakenBack: true },
    { ...signed, isSigned: false },
    'result.not-signed-yet',
  ],
  [
    'the wrong one comes back before the right one is signed',
    { isGiven: false, isTakenBack: true, reason: 'Chưa ký xong' },
    { ...signed, isSigned: false },
    null,
  ],
  ['what was cancelled comes back', { isGiven: false, isTakenBack: true }, cancelled, null],
  [
    'for what was cancelled nothing is given',
    { isGiven: true, isTakenBack: true },
    cancelled,
    'paper-exchange.nothing-to-give',
  ],
  [
    'what was cancelled does not come back',
    { isGiven: false, isTakenBack: false },
    cancelled,
    'paper-exchange.reason-missing',
  ],
] as const)('%s', (_, confirmed, waiting, code) => {
  expect(whyNotConfirm(confirmed, waiting)).toBe(code);
});
