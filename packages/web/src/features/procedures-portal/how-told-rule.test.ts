import type { MessageWay } from '@dongbo/contract';
import { expect, test } from 'vitest';
import { howToldBy } from './how-told-rule.ts';

const way = (changes: Partial<MessageWay> = {}): MessageWay => ({
  channel: 'sms',
  isOffered: true,
  isSimulated: false,
  address: null,
  state: 'none',
  since: null,
  asked: null,
  ...changes,
});

test('what is said of messages is what is true of the ways that somebody has', () => {
  expect(howToldBy([way({ state: 'on', address: '+84912345678' }), way({ channel: 'email' })])).toBe('sent');
  expect(howToldBy([way({ state: 'off' }), way({ channel: 'email', isOffered: false })])).toBe('can-choose');
  expect(howToldBy([way({ state: 'on', isOffered: false })])).toBe('here-alone');
  expect(howToldBy([])).toBe('here-alone');
});
