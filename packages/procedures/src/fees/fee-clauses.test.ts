import { expect, test } from 'vitest';
import { feeClauses } from './fee-clauses.ts';

const read = (note: string) => feeClauses(note).map(({ words, amount }) => [words, amount.amount, amount.per]);

test('each case of a note has its price', () => {
  expect(read('Lệ phí cấp mới 40.000đồng/lần; lệ phí cấp lại 20.000 đồng/lần.')).toEqual([
    ['Lệ phí cấp mới', 40_000, 'lần'],
    ['lệ phí cấp lại', 20_000, 'lần'],
  ]);
  expect(read('- Phí thẩm định lần đầu: 6.000.000 đồng/hồ sơ. - Cấp lại: 3.000.000 đồng/hồ sơ')).toEqual([
    ['Phí thẩm định lần đầu', 6_000_000, 'hồ sơ'],
    ['Cấp lại', 3_000_000, 'hồ sơ'],
  ]);
  expect(read('5.000 đồng/trang; từ trang thứ 3: 2.000 đồng/trang')).toEqual([
    ['', 5_000, 'trang'],
    ['từ trang thứ 3', 2_000, 'trang'],
  ]);
});

test('the unit of a price in the middle is no word of its case', () => {
  expect(read('Áp dụng mức phí 400.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026')).toEqual([
    ['Áp dụng mức phí kể từ ngày 01/7/2025 đến hết ngày 31/12/2026', 400_000, 'hồ sơ'],
  ]);
});

test('a clause with several prices says nothing that can be told apart, days and laws are no prices', () => {
  expect(read('Từ 50.000 đồng đến 100.000 đồng tùy trường hợp')).toEqual([]);
  expect(read('Theo Thông tư số 85/2019/TT-BTC ngày 29/11/2019, khoản 1 Điều 5')).toEqual([]);
});
