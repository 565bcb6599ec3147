import { expect, test } from 'vitest';
import { contentOnce, type StoredContent } from './content-at-hand.ts';

/** What is said of it is enough to tell one from another. */
const contentOf = (steps: readonly string[]): StoredContent => {
  const channel = { channel: 'ONLINE', limit: { value: 5, unit: 'unknown' }, description: null };
  return { steps, channels: [channel] } as unknown as StoredContent;
};

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A statement that reads one version: with its content where the program does not have it. */
function read(number: number, content: StoredContent | null) {
  return contentOnce().of({ versionId: id(number), content });
}

test('a version is read once, with the limit that its text states', () => {
  const content = contentOf(['Thời hạn giải quyết: 5 ngày làm việc.']);
  const first = read(1, content);
  expect(first.content).toBe(content);
  expect(first.readLimit?.limit).toEqual({ value: 5, unit: 'working-day' });
  expect(read(1, null)).toBe(first);
});

test('what was not read is said, and not taken for another', () => {
  expect(() => read(2, null)).toThrow(id(2));
});

test('a statement is answered though others pushed its version out meanwhile, and what is asked for again stays', () => {
  const kept = read(3, contentOf(['ba']));
  const under = contentOnce();
  for (let number = 100; number < 400; number += 1) read(number, contentOf([String(number)]));
  expect(() => read(3, null)).toThrow(id(3));
  expect(under.of({ versionId: id(3), content: null })).toBe(kept);
  for (let number = 400; number < 700; number += 1) {
    read(number, contentOf([String(number)]));
    expect(read(3, null)).toBe(kept);
  }
});
