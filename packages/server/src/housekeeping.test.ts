import { expect, test } from 'vitest';
import { every } from './housekeeping.ts';

const anHour = 3_600_000;

test('a stop during the work waits for the work and not for the pause after it', async () => {
  let finish = (): void => undefined;
  let runs = 0;
  const kept = every(anHour, async () => {
    runs += 1;
    await new Promise<void>((resolve) => (finish = resolve));
  });
  const stopped = kept.stop();
  finish();
  await stopped;
  expect(runs).toBe(1);
});

test('a stop during the pause ends it', async () => {
  let runs = 0;
  const kept = every(anHour, async () => {
    runs += 1;
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  await kept.stop();
  expect(runs).toBe(1);
});
