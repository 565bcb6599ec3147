import { expect, test } from 'vitest';
import { exactOption, findOptions, isFoundNear } from './find-options.ts';

const options = [
  'Xã Biện Thượng, Tỉnh Thanh Hóa',
  'Phường Biên Hòa, Thành phố Đồng Nai',
  'Phường Trấn Biên, Thành phố Đồng Nai',
  'Xã Nghĩa Lộc, Tỉnh Nghệ An',
  'Xã Nghi Lộc, Tỉnh Nghệ An',
  'Xã Tân An, Tỉnh Tây Ninh',
  'Xã Tân An, Thành phố Đồng Nai',
  'Xã Tân An, Tỉnh Lào Cai',
  'Phường Tân Án, Tỉnh Cà Mau',
].map((label, index) => ({ value: String(index), label, isNear: label.endsWith('Đồng Nai') }));

const labels = (typed: string) => findOptions(options, typed).map(({ label }) => label);

test.each([
  ['bien hoa', 'Phường Biên Hòa, Thành phố Đồng Nai'],
  ['nghi loc', 'Xã Nghi Lộc, Tỉnh Nghệ An'],
  ['nghia l', 'Xã Nghĩa Lộc, Tỉnh Nghệ An'],
  ['tan an', 'Xã Tân An, Thành phố Đồng Nai'],
  ['tan an lao cai', 'Xã Tân An, Tỉnh Lào Cai'],
  ['tấn án', 'Xã Tân An, Thành phố Đồng Nai'],
  ['phường biên', 'Phường Biên Hòa, Thành phố Đồng Nai'],
])('%s offers %s first', (typed, first) => {
  expect(labels(typed)[0]).toBe(first);
});

test('what fits in no word is not offered, and nothing typed offers all', () => {
  expect(labels('quang vinh')).toEqual([]);
  expect(labels('')).toHaveLength(options.length);
});

test.each([
  ['Trấn Biên', '2'],
  ['Phường Trấn Biên', '2'],
  ['phường trấn biên, thành phố đồng nai', '2'],
  ['tran bien', '2'],
  ['tan an', '6'],
  ['Trấn', undefined],
  ['Tran Bien Hoa', undefined],
  ['', undefined],
])('%j typed and left is option %s', (typed, value) => {
  expect(exactOption(options, typed)?.value).toBe(value);
});

test.each([
  ['tran bi', true],
  ['tan an', true],
  // Elsewhere, or its words only scattered: a former name of the own province may be meant.
  ['nghi loc', false],
  ['quang vinh', false],
  ['hoa bien', false],
])('%j is the name of a place in the own province: %s', (typed, found) => {
  expect(isFoundNear(options, typed)).toBe(found);
});
