import { expect, test } from 'vitest';
import { notPrintable, readText } from './read-text.ts';

const signsOf = (text: string) => {
  const parsed = readText(text, 100);
  return parsed.kind === 'value' ? notPrintable(parsed.value).map(({ code, facts }) => [code, facts['signs']]) : parsed;
};

test.each([
  'Nguyễn Thị Ưởng',
  "H'Hen Niê Mlơ̆",
  'Олена Ґудзь',
  '김민수',
  '王小明',
  'สมชาย',
  'សុខ ចាន់',
  'ລາວ',
  'محمد',
  'Số 12/3, tổ 4 – khu A; 50 % © 2026',
])('%s can be printed', (text) => expect(signsOf(text)).toEqual([]));

test.each([
  ['မောင် မောင်', 'မ ေ ာ င ်'],
  ['தமிழ்', 'த ம ி ழ ்'],
  ['An \u{1f642}', '\u{1f642}'],
])('%s is warned of, with its signs', (text, signs) => {
  expect(signsOf(text)).toEqual([['not-printable', signs]]);
});
