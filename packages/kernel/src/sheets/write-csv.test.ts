import { expect, test } from 'vitest';
import { csvLine } from './write-csv.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+84 912 345 678', "'+84 912 345 678"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1＋1', "'＝1＋1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠SUM(A1)', "'＠SUM(A1)"],
  ['﹦1', "'﹦1"],
  ['−1', "'−1"],
  ['  =1', "'  =1"],
  ['\u00a0=1', "'\u00a0=1"],
  ['\u200b=1', "'\u200b=1"],
  ['\ufeff=1', "'\ufeff=1"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['\nx', '"\'\nx"'],
  [' \t=1', "' \t=1"],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
])('what a program for sheets would reckon begins with an apostrophe: %j', (text, cell) => {
  expect(csvLine([text, 'a'])).toBe(`${cell},a\r\n`);
});

test.each(['Nguyễn Văn An', ' Nguyễn', 'a=b', 'Số 12-14', 'x@y.vn', ''])('other text stays as it is: %j', (text) => {
  expect(csvLine([text])).toBe(`${text}\r\n`);
});
