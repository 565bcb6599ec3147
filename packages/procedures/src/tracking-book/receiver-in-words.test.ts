import { expect, test } from 'vitest';
import { receiverInWords } from './receiver-in-words.ts';

test.each([
  [null, null, null, ''],
  ['Lê Văn Tám', null, null, 'Lê Văn Tám'],
  ['Lê Văn Tám', 'owner', null, 'Lê Văn Tám'],
  ['Lê Văn Tám', 'submitter', null, 'Lê Văn Tám (người nộp hồ sơ)'],
  ['Lê Văn Tám', 'mandate', '075190000456', 'Lê Văn Tám (người được ủy quyền, giấy tờ số 075190000456)'],
] as const)('%s as %s with %s stands in the book as “%s”', (name, kind, number, words) => {
  expect(receiverInWords({ receiver_name: name, receiver_kind: kind, receiver_number: number })).toBe(words);
});
