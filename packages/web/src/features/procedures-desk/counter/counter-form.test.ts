import { describe, expect, it } from 'vitest';
import { readCardScan } from './counter-form.ts';

describe('the scan of a chip card', () => {
  it('fills number, name and address', () => {
    expect(readCardScan('000199000001||Nguyễn Thị Ánh|01011999|Nữ|Khu phố 3, phường Trấn Biên|24042021')).toEqual({
      identityNumber: '000199000001',
      ownerName: 'Nguyễn Thị Ánh',
      address: 'Khu phố 3, phường Trấn Biên',
    });
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
