import { expect, test } from 'vitest';
import { readFee, writeFee } from './read-fee.ts';

const fee = (amount: number | null, note: string | null, suspect = false) => ({
  amount,
  currency: 'VND',
  note,
  suspect,
});
const kind = (amount: number | null, note: string | null, suspect = false) => readFee(fee(amount, note, suspect)).kind;

test.each([
  [0, null],
  [0, 'Không có.'],
  [0, 'Không'],
  [null, 'Không Đồng'],
  [0, 'Miễn lệ phí'],
  [
    0,
    'Miễn lệ phí. Phí cấp bản sao Trích lục kết hôn (nếu có yêu cầu) thực hiện theo quy định tại Thông tư số 281/2016/TT-BTC',
  ],
])('%s with “%s” is free', (amount, note) => {
  expect(kind(amount, note)).toBe('free');
});

test.each([
  [0, 'Theo quy định của Luật phí và lệ phí và các văn bản quy phạm pháp luật hướng dẫn Luật phí và lệ phí.'],
  [0, 'do Ủy ban nhân dân cấp tỉnh quy định.'],
  [0, 'Mức lệ phí (nếu có) theo quyết định của Hội đồng nhân dân cấp tỉnh.'],
  [null, '(Theo quy định của Bộ Tài chính)'],
])('%s with “%s” is set elsewhere', (amount, note) => {
  expect(kind(amount, note)).toBe('set-elsewhere');
});

test.each([
  [0, 'Không quy định'],
  [0, 'Phí thẩm định'],
  [null, '1'],
  [null, null],
  [0, 'Miễn lệ phí cho người thuộc gia đình có công với cách mạng; người thuộc hộ nghèo; người khuyết tật.'],
])('%s with “%s” is not told, and not called free', (amount, note) => {
  expect(kind(amount, note)).toBe('unclear');
});

test('amounts of a note are read with their units', () => {
  expect(
    readFee(
      fee(0, '- Phí thẩm định … (trừ cơ sở đóng gói): 6.000.000 đồng/01 cơ sở/lần. - …: 3.000.000 đồng/01 cơ sở/lần'),
    ),
  ).toMatchObject({
    kind: 'amounts',
    amounts: [
      { amount: 6_000_000, currency: 'VND', per: '01 cơ sở' },
      { amount: 3_000_000, currency: 'VND', per: '01 cơ sở' },
    ],
  });
  expect(readFee(fee(0, 'Lệ phí cấp mới 40.000đồng/lần; lệ phí cấp lại 20.000 đồng/lần.'))).toMatchObject({
    amounts: [
      { amount: 40_000, per: 'lần' },
      { amount: 20_000, per: 'lần' },
    ],
  });
});

test('numbers of laws and days are no amounts', () => {
  expect(kind(0, 'Thông tư số 85/2019/TT-BTC ngày 29/11/2019, khoản 1 Điều 5')).not.toBe('amounts');
});

test('an amount has the unit that its note names', () => {
  expect(readFee(fee(2000, '2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang'))).toEqual({
    kind: 'amount',
    amounts: [{ amount: 2000, currency: 'VND', per: 'trang' }],
    note: 'Từ trang thứ 3 trở lên thu 1.000 đồng/trang',
  });
});

test('zeros that an amount lost are read from its note, and otherwise not guessed', () => {
  expect(readFee(fee(20, '20.000 vnđ /tờ khai', true))).toEqual({
    kind: 'amount',
    amounts: [{ amount: 20_000, currency: 'VND', per: 'tờ khai' }],
    note: null,
  });
  expect(kind(20, null, true)).toBe('unclear');
});

test.each([
  [2000, '/trang', '2.000 đồng/trang'],
  [6_000_000, 'đồng/lần', '6.000.000 đồng/lần'],
  [1_000_000, '1 lần', '1.000.000 đồng/1 lần'],
  [50_000, '/di chúc', '50.000 đồng/di chúc'],
  [
    50_000,
    '0.000đ/giấy thông hành (Thông tư số 25/2021/TT-BTC)',
    '50.000 đồng/giấy thông hành. Thông tư số 25/2021/TT-BTC',
  ],
  [600_000, 'hồ sơ(áp dụng mức phí 300.000 đồng/hồ sơ)', '600.000 đồng/hồ sơ. Áp dụng mức phí 300.000 đồng/hồ sơ'],
  [100_000, 'Phí thẩm tra: 100.000 đồng/lần', 'Phí thẩm tra: 100.000 đồng/lần'],
  [230_000, 'Kiểm tra cơ sở buôn bán: 230.000/lầnn bán: 230.000/lần', 'Kiểm tra cơ sở buôn bán: 230.000/lần'],
  [15, 'USD (Đối với thuyền viên)', '15 USD. Đối với thuyền viên'],
])('%s with the fragment “%s” is one whole sentence', (amount, note, whole) => {
  expect(writeFee(readFee(fee(amount, note, amount < 1000)))).toBe(whole);
});
