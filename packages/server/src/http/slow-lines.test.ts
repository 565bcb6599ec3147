import { expect, test } from 'vitest';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { endSilentConnections, untilSilence } from './slow-lines.ts';

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

test('a connection that never says a byte is ended by itself; one that began to speak is not', async () => {
  const server = createServer((_request, response) => response.end('ok'));
  endSilentConnections({ server }, 150);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [silent, speaking] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
  let ended = 0;
  speaking.once('close', () => (ended += 1));
  await once(speaking, 'connect');
  speaking.write('GET / HTTP/1.1\r\nhost: a\r\n');
  const began = Date.now();
  await once(silent.resume(), 'close');
  expect(Date.now() - began).toBeLessThan(5_000);
  await pause(200);
  expect(ended).toBe(0);
  speaking.write('connection: close\r\n\r\n');
  const [answer] = await once(speaking, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
  server.close();
});
