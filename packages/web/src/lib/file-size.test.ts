import { expect, test } from 'vitest';
import { fileSize } from './file-size.ts';

test.each([
  [1, 'vi', '1 KB'],
  [3_000, 'vi', '3 KB'],
  [800_000, 'vi', '782 KB'],
  [1_048_576, 'vi', '1 MB'],
  [1_500_000, 'vi', '1,4 MB'],
  [1_500_000, 'en', '1.4 MB'],
  [20_971_520, 'uk', '20 MB'],
] as const)('%i bytes in %s: %s', (bytes, language, words) => {
  expect(fileSize(bytes, language)).toBe(words);
});
