import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountInWords } from './amount-in-words.ts';

test.each([
  [0, 'Không đồng'],
  [1, 'Một đồng'],
  [4, 'Bốn đồng'],
  [5, 'Năm đồng'],
  [10, 'Mười đồng'],
  [11, 'Mười một đồng'],
  [14, 'Mười bốn đồng'],
  [15, 'Mười lăm đồng'],
  [20, 'Hai mươi đồng'],
  [21, 'Hai mươi mốt đồng'],
  [24, 'Hai mươi tư đồng'],
  [25, 'Hai mươi lăm đồng'],
  [91, 'Chín mươi mốt đồng'],
  [100, 'Một trăm đồng'],
  [101, 'Một trăm lẻ một đồng'],
  [105, 'Một trăm lẻ năm đồng'],
  [110, 'Một trăm mười đồng'],
  [111, 'Một trăm mười một đồng'],
  [115, 'Một trăm mười lăm đồng'],
  [121, 'Một trăm hai mươi mốt đồng'],
  [555, 'Năm trăm năm mươi lăm đồng'],
  [1000, 'Một nghìn đồng'],
  [1001, 'Một nghìn không trăm lẻ một đồng'],
  [1015, 'Một nghìn không trăm mười lăm đồng'],
  [1100, 'Một nghìn một trăm đồng'],
  [2000, 'Hai nghìn đồng'],
  [8000, 'Tám nghìn đồng'],
  [15_000, 'Mười lăm nghìn đồng'],
  [21_000, 'Hai mươi mốt nghìn đồng'],
  [35_500, 'Ba mươi lăm nghìn năm trăm đồng'],
  [100_000, 'Một trăm nghìn đồng'],
  [105_000, 'Một trăm lẻ năm nghìn đồng'],
  [150_000, 'Một trăm năm mươi nghìn đồng'],
  [280_000, 'Hai trăm tám mươi nghìn đồng'],
  [313_500, 'Ba trăm mười ba nghìn năm trăm đồng'],
  [1_000_000, 'Một triệu đồng'],
  [1_000_005, 'Một triệu không trăm lẻ năm đồng'],
  [1_005_000, 'Một triệu không trăm lẻ năm nghìn đồng'],
  [1_050_010, 'Một triệu không trăm năm mươi nghìn không trăm mười đồng'],
  [21_121_121, 'Hai mươi mốt triệu một trăm hai mươi mốt nghìn một trăm hai mươi mốt đồng'],
  [1_000_000_000, 'Một tỷ đồng'],
  [1_000_000_001, 'Một tỷ không trăm lẻ một đồng'],
  [1_000_015_000, 'Một tỷ không trăm mười lăm nghìn đồng'],
  [2_001_000_000, 'Hai tỷ không trăm lẻ một triệu đồng'],
  [25_000_000_000, 'Hai mươi lăm tỷ đồng'],
  [1_000_000_000_000, 'Một nghìn tỷ đồng'],
  [1_005_000_000_000, 'Một nghìn không trăm lẻ năm tỷ đồng'],
  [
    999_999_999_999,
    'Chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng',
  ],
])('%d is "%s"', (amount, words) => {
  expect(amountInWords(amount)).toBe(words);
});

const values = new Map(
  ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'].map((word, value) => [word, value]),
);
const spoken = new Map([...values, ['mốt', 1], ['tư', 4], ['lăm', 5]]);
const scales = new Map([
  ['nghìn', 1000],
  ['triệu', 1_000_000],
]);

/** Reads the words back, by another way than they were made. */
function readBack(words: string): number {
  let [total, millions, group, pending] = [0, 0, 0, 0];
  for (const word of words
    .toLocaleLowerCase('vi')
    .replace(/ đồng$/, '')
    .split(' ')) {
    const digit = spoken.get(word);
    const scale = scales.get(word);
    if (digit !== undefined) pending = digit;
    else if (word === 'mười') group += 10;
    else if (word === 'mươi') [group, pending] = [group + pending * 10, 0];
    else if (word === 'trăm') [group, pending] = [group + pending * 100, 0];
    else if (scale !== undefined) [millions, group, pending] = [millions + (group + pending) * scale, 0, 0];
    else if (word === 'tỷ') [total, millions, group, pending] = [(total + millions + group + pending) * 1e9, 0, 0, 0];
  }
  return total + millions + group + pending;
}

test('every amount reads back to itself, and no two read alike', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (amount) => {
      expect(readBack(amountInWords(amount))).toBe(amount);
    }),
    { numRuns: 2000 },
  );
  const all = Array.from({ length: 20_000 }, (_, amount) => amountInWords(amount));
  expect(new Set(all).size).toBe(all.length);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no amount', (amount) => {
  expect(() => amountInWords(amount)).toThrow(RangeError);
});
