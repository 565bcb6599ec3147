import { expect, test } from 'vitest';
import { untilSilence } from './slow-lines.ts';

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

async function* drops(pauses: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const ms of pauses) {
    await pause(ms);
    yield Buffer.from('x');
  }
}

test('a line may take as long as it likes, as long as something comes', async () => {
  const parts = await Array.fromAsync(untilSilence(drops(Array.from({ length: 12 }, () => 20)), 150));
  expect(parts).toHaveLength(12);
});

test('a line that falls silent is refused with how long it was', async () => {
  await expect(Array.fromAsync(untilSilence(drops([1, 1, 5_000]), 1_000))).rejects.toMatchObject({
    code: 'file.silent-line',
    facts: { seconds: 1 },
  });
});
