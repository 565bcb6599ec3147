import type { StreamMessage } from '@dongbo/contract';
import { expect, test } from 'vitest';
import { tellOfDemonstration } from './tell-of-demonstration.ts';

test('is told in whole percents, and stands until all is there', () => {
  const told: [StreamMessage, boolean][] = [];
  const streams = { announce: (message: StreamMessage, stands: boolean) => void told.push([message, stands]) };
  for (const share of [0.438, 0.999, 1]) tellOfDemonstration(streams, share);
  expect(told).toEqual([
    [{ kind: 'demonstration', share: 0.43 }, true],
    [{ kind: 'demonstration', share: 0.99 }, true],
    [{ kind: 'demonstration', share: 1 }, false],
  ]);
});
