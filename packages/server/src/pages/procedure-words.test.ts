import { expect, test } from 'vitest';
import { textsIn } from './page-texts.ts';
import { feeWords, feesOf, timeOf, warningSentences } from './procedure-words.ts';

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
  expect(feeWords(vi, fee(0, 'Do Hội đồng nhân dân quyết định'))).toBe(
    'theo mức cơ quan có thẩm quyền quy định, xem ghi chú',
  );
  expect(feeWords(vi, fee(20_000))).toBe('20.000 đồng');
  expect(feeWords(vi, fee(20, null, true))).toBe('bản công bố ghi “20 đồng”, hỏi lại khi nộp');
});

test('amounts have their units, and a short note that cannot be read is quoted', () => {
  expect(feeWords(vi, fee(2000, '2.000 đồng/trang; từ trang thứ 3 thu 1.000 đồng/trang'))).toBe('2.000 đồng/trang');
  expect(feeWords(vi, fee(0, '6.000.000 đồng/01 cơ sở/lần'))).toBe('6.000.000 đồng/01 cơ sở');
  expect(feeWords(vi, fee(0, 'Không quy định'))).toBe('bản công bố ghi: “Không quy định”');
});

test('channels that cost differently are told apart', () => {
  const channel = (name: 'DIRECT' | 'ONLINE', amount: number) => ({
    channel: name,
    limit: { unit: 'month' as const, value: 1 },
    fees: [fee(amount)],
    description: null,
  });
  expect(feesOf(vi, [channel('DIRECT', 20_000), channel('ONLINE', 10_000)])).toBe(
    'Trực tiếp: 20.000 đồng. Trực tuyến: 10.000 đồng',
  );
});

test('the summary names each amount once and says when the source names none', () => {
  const channel = (amount: number) => ({
    channel: 'DIRECT' as const,
    limit: { unit: 'month' as const, value: 1 },
    fees: [fee(amount)],
    description: null,
  });
  expect(feesOf(vi, [channel(10_000), channel(10_000)])).toBe('10.000 đồng');
  expect(feesOf(vi, [])).toBe('Bản công bố chưa ghi');
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
