import { feeLines, feeWords, timeLines, timeOf } from '@dongbo/contract/procedures';
import { expect, test } from 'vitest';
import { textsIn } from './page-texts.ts';
import { warningSentences } from './procedure-words.ts';

const vi = textsIn('vi');
const en = textsIn('en');
const uk = textsIn('uk');
const fee = (amount: number | null, note: string | null = null, suspect = false) => ({
  amount,
  currency: 'VND',
  note,
  suspect,
});

test('a limit without a unit is told as the source has it, with whom to ask, never guessed', () => {
  expect(timeOf(vi, [{ channel: 'DIRECT', limit: { unit: 'unknown', value: 1 } }])).toBe(
    'Chưa công bố thời hạn bằng ngày (bản công bố chỉ ghi “1”); hỏi nơi tiếp nhận hoặc tổng đài 1022',
  );
});

test('channels that agree are one sentence, others are told apart', () => {
  const days = (value: number) => ({ unit: 'working-day' as const, value });
  expect(
    timeOf(en, [
      { channel: 'DIRECT', limit: days(1) },
      { channel: 'ONLINE', limit: days(1) },
    ]),
  ).toBe('1 working day');
  expect(timeOf(uk, [{ channel: 'DIRECT', limit: days(5) }])).toBe('5 робочих днів');
  expect(
    timeOf(vi, [
      { channel: 'DIRECT', limit: days(3) },
      { channel: 'ONLINE', limit: days(2) },
    ]),
  ).toBe('Trực tiếp: 3 ngày làm việc; Trực tuyến: 2 ngày làm việc');
});

test('nought is free only when no remark says otherwise; a doubtful amount is marked', () => {
  expect(feeWords(vi, fee(0))).toBe('Không thu');
  expect(feeWords(vi, fee(0, 'Do Hội đồng nhân dân quyết định'))).toBe('Do Hội đồng nhân dân quyết định');
  expect(feeWords(vi, fee(20_000))).toBe('20.000 đồng');
  expect(feeWords(vi, fee(20, null, true))).toBe('bản công bố ghi “20 đồng”, hỏi lại khi nộp');
});

test('a fee is written whole: its unit, its case, what is charged until when', () => {
  expect(feeWords(vi, fee(2000, '/trang'))).toBe('2.000 đồng/trang');
  expect(feeWords(vi, fee(2000, '2.000 đồng/trang; từ trang thứ 3 thu 1.000 đồng/trang'))).toBe(
    '2.000 đồng/trang. Từ trang thứ 3 thu 1.000 đồng/trang',
  );
  expect(feeWords(vi, fee(800_000, '(áp dụng mức phí 400.000 đồng/hồ sơ đến hết ngày 31/12/2026)'))).toBe(
    '800.000 đồng. Áp dụng mức phí 400.000 đồng/hồ sơ đến hết ngày 31/12/2026',
  );
  expect(feeWords(vi, fee(0, 'Không quy định.'))).toBe('bản công bố chỉ ghi: “Không quy định”');
  expect(feeWords(vi, fee(0, 'ii'))).toBe('bản công bố ghi chưa rõ, hỏi khi nộp');
});

test('a note that fills the window stands in the details alone, and the summary says so', () => {
  const long = fee(
    50_000,
    `Mức cụ thể do Hội đồng nhân dân tỉnh quyết định. ${'Người nộp hồ sơ nộp lệ phí. '.repeat(20)}`,
  );
  expect(feeWords(vi, long)).toBe('50.000 đồng. Còn điều kiện khác, xem phần “Cách nộp, thời hạn, phí” của thủ tục');
  expect(feeWords(vi, long, 'details')).toContain('Mức cụ thể do Hội đồng nhân dân tỉnh quyết định.');
});

const row = (
  channel: 'DIRECT' | 'ONLINE',
  value: number,
  { amount = 0, description = null as string | null } = {},
) => ({
  channel,
  limit: { unit: 'working-day' as const, value },
  fees: [fee(amount)],
  description,
});

test('each fee is one line; where ways of filing differ, each says for which it is', () => {
  expect(feeLines(vi, [row('DIRECT', 1, { amount: 10_000 }), row('ONLINE', 1, { amount: 10_000 })])).toEqual([
    { text: '10.000 đồng', when: null, channels: '' },
  ]);
  expect(feeLines(vi, [row('DIRECT', 1, { amount: 20_000 }), row('ONLINE', 1, { amount: 10_000 })])).toEqual([
    { text: '20.000 đồng', when: null, channels: 'Trực tiếp' },
    { text: '10.000 đồng', when: null, channels: 'Trực tuyến' },
  ]);
  expect(feeLines(vi, [])).toEqual([]);
});

test('several rows of one way of filing are cases: each has the words of the publication, and is said once', () => {
  const unchecked = 'Trường hợp không phải xác minh: 02 ngày làm việc.';
  const checked = '- Trường hợp cần xác minh: 04 ngày làm việc';
  const rows = [
    row('DIRECT', 2, { description: unchecked }),
    row('DIRECT', 4, { description: checked }),
    row('ONLINE', 2, { description: `- ${unchecked}` }),
  ];
  expect(timeLines(vi, rows)).toEqual([
    { text: '2 ngày làm việc', when: unchecked, channels: '' },
    { text: '4 ngày làm việc', when: 'Trường hợp cần xác minh: 04 ngày làm việc', channels: 'Trực tiếp' },
  ]);
  expect(timeOf(vi, rows)).toBe('tùy trường hợp');
  const filed = 'Nộp hồ sơ tại Ủy ban nhân dân cấp xã. - Bộ phận một cửa kiểm tra trong 02 ngày làm việc.';
  const alike = [
    row('DIRECT', 2, { description: filed }),
    row('ONLINE', 2, { description: filed.slice(38) }),
    row('ONLINE', 5),
  ];
  expect(timeLines(vi, alike)[0]).toMatchObject({
    when: 'Bộ phận một cửa kiểm tra trong 02 ngày làm việc.',
    channels: '',
  });
  const unknown = rows.map((one) => ({ ...one, limit: { unit: 'unknown' as const, value: 0 } }));
  expect(timeLines(vi, unknown)).toHaveLength(1);
});

test('a warning names its channels in words, and is said once for all of them', () => {
  const without = (channel: string, value: string) => ({
    code: 'time-limit-without-unit' as const,
    facts: { channel, value },
  });
  const sentences = warningSentences(en, [without('DIRECT', '1'), without('ONLINE', '1'), without('POSTAL', '5')]);
  expect(sentences).toHaveLength(2);
  expect(sentences[0]).toContain('(in person, online)');
  expect(sentences[1]).toContain('5');
});
