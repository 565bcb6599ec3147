import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('what is given again is not worked out again, and what differs anywhere is', () => {
  const asked: unknown[] = [];
  const read = remembered((facts: { readonly name: string; readonly parts?: readonly string[] }, day: string) => {
    asked.push([facts, day]);
    return { said: `${facts.name} ${facts.parts?.join(' ') ?? ''} ${day}` };
  }, 10);

  const first = read({ name: 'An', parts: ['a'] }, '2026-11-30');
  expect(read({ name: 'An', parts: ['a'] }, '2026-11-30')).toBe(first);
  expect(asked).toHaveLength(1);

  expect(read({ name: 'An', parts: ['b'] }, '2026-11-30').said).toBe('An b 2026-11-30');
  expect(read({ name: 'An', parts: ['a'] }, '2026-12-01').said).toBe('An a 2026-12-01');
  expect(asked).toHaveLength(3);
});

test('no more than the newest answers are kept', () => {
  let times = 0;
  const read = remembered((name: string) => ({ name, time: (times += 1) }), 2);
  for (const name of ['a', 'b', 'c']) read(name);

  expect(read('c').time).toBe(3);
  expect(read('b').time).toBe(2);
  expect(read('a').time).toBe(4);
});
