import { expect, test } from 'vitest';
import { withoutPadding } from './verify-pdf-signature.ts';

const padded = (der: Buffer): Buffer => Buffer.concat([der, Buffer.alloc(40)]);

test('a signature that itself ends in zeros keeps them', () => {
  const short = Buffer.from('3004a1b20000', 'hex');
  expect(withoutPadding(padded(short))).toEqual(short);
  const long = Buffer.concat([Buffer.from('30820102', 'hex'), Buffer.alloc(258)]);
  expect(withoutPadding(padded(long))).toEqual(long);
});

test('a length that is not said beforehand is left to whoever reads it', () => {
  const room = Buffer.from('3080020101000000000000', 'hex');
  expect(withoutPadding(room)).toEqual(room);
});
