import { describe, expect, it } from 'vitest';
import { quietFor, readCardScan } from './card-scan.ts';

const card = '000199000001|271234567|Nguyễn Thị Ánh|14031990|Nữ|Số 5 Đường 30/4, Phường Trấn Biên, Đồng Nai|01012022';

describe('the scan of a chip card', () => {
  it('fills number, name, date of birth and address', () => {
    const read = {
      identityNumber: '000199000001',
      ownerName: 'Nguyễn Thị Ánh',
      address: 'Số 5 Đường 30/4, Phường Trấn Biên, Đồng Nai',
      birthDate: '1990-03-14',
    };
    for (const scan of [card, `${card}||Cha|Mẹ`, ` \u200b${card.normalize('NFD')} `, card.replace('|271234567|', '||')])
      expect(readCardScan(scan)).toEqual(read);
    expect(readCardScan(card.replace('14031990', ''))).toEqual({ ...read, birthDate: '' });
    for (const born of ['14031790', '14032199'])
      expect(readCardScan(card.replace('14031990', born))).toEqual({ ...read, birthDate: '' });
  });

  it('waits for the end: short after a whole card, long while one is coming in', () => {
    expect(quietFor(card)).toBeLessThan(200);
    for (let length = card.indexOf('|') + 1; length < card.length; length += 1)
      expect(quietFor(card.slice(0, length))).toBeGreaterThan(500);
  });

  it.each([
    '',
    '000199000001',
    '12|34',
    'abc||Tên|01011999|Nữ|Địa chỉ|24042021',
    '000199000001|||01011999|Nữ|Địa chỉ|24042021',
  ])('leaves anything else alone: %s', (text) => {
    expect(readCardScan(text)).toBeNull();
  });
});
