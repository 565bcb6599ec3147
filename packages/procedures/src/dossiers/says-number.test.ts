import { expect, test } from 'vitest';
import { saysNumber } from './says-number.ts';

test.each([
  '077182000011',
  '077 182 000 011',
  '077.182-000/011',
  '０７７１８２０００011',
  'CCCD 077182000011',
  'Số: 077182000011',
  'so 077182000011',
  '077182000011 (CCCD)',
  '077182000011/',
  '077182000011, cấp ngày 1/1/2022',
  '077182000011 cấp 1/1/2022',
  '077182000011 01/01/2022',
  'CCCD số 077 182 000 011 ngày 01/01/2022',
  '77182000011',
  'O77182000011',
  'o77182OOO011',
  '077182000011\u200b',
])('a number is found in "%s"', (text) => {
  expect(saysNumber(text, '077182000011')).toBe(true);
});

test.each(['', 'CCCD', '077182000012', '177182000011', '0771820000', 'P7718200', 'cấp ngày 07/7/1820', '271234567'])(
  'another number or none: "%s"',
  (text) => {
    expect(saysNumber(text, '077182000011')).toBe(false);
  },
);

test('an old number of nine digits and a passport are their own', () => {
  expect(saysNumber('CMND 012000678', '012000678')).toBe(true);
  expect(saysNumber('12000678', '012000678')).toBe(true);
  expect(saysNumber('003456000129', '345600012')).toBe(false);
  expect(saysNumber('c 1234567', 'C1234567')).toBe(true);
  expect(saysNumber('D1234567', 'C1234567')).toBe(false);
  expect(saysNumber('', '')).toBe(false);
});
