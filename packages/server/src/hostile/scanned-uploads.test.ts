import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createClamdScanner, type FileScanner, type Verdict } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { startHostileServer, type HostileServer } from './hostile-server.fixture.ts';
import { smallPdf } from './sample-files.fixture.ts';

const halves = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'];

async function upload(server: HostileServer, bytes: Buffer) {
  const cookie = await server.signIn('congdan1');
  const answer = await fetch(`${server.address}/api/files?name=a.pdf`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream', 'idempotency-key': crypto.randomUUID() },
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, json: await answer.json() };
}

const figures = async (server: HostileServer) => await (await fetch(`${server.address}/metrics`)).text();
const health = async (server: HostileServer) => await (await fetch(`${server.address}/readyz`)).json();

const infected = Buffer.concat([smallPdf(), Buffer.from(halves.join(''))]);

/** Stands for ClamAV; the kernel's tests speak its protocol. */
const scannerThat = (says: (bytes: Uint8Array) => Verdict): FileScanner => ({
  scan: async (bytes) => says(bytes),
  isReady: async () => true,
});

test('what the scanner finds is refused, the rest is taken', async () => {
  const scanner = scannerThat((bytes) =>
    Buffer.from(bytes).includes(halves.join('')) ? { kind: 'infected', name: 'Eicar' } : { kind: 'clean' },
  );
  await using server = await startHostileServer({ scanner });
  expect(await upload(server, infected)).toMatchObject({
    status: 422,
    json: { code: 'file.infected', facts: { found: 'Eicar' } },
  });
  expect(await readdir(server.filesDir)).toEqual(['unfinished']);
  expect(await readdir(join(server.filesDir, 'unfinished'))).toEqual([]);
  expect((await upload(server, smallPdf())).status).toBe(200);
  expect(await health(server)).toEqual({ status: 'ready', scanner: 'ready' });
  const text = await figures(server);
  expect(text).toContain('dongbo_scanner_up 1');
  expect(text).toContain('dongbo_uploads_total{verdict="file.infected"} 1');
  expect(text).toContain('dongbo_uploads_total{verdict="clean"} 1');
});

test('a scanner that is configured and does not answer takes no file, and shows', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = Object(closed.address());
  await new Promise((resolve) => {
    closed.close(resolve);
  });
  await using server = await startHostileServer({ scanner: createClamdScanner({ address: `127.0.0.1:${port}` }) });
  expect(await upload(server, smallPdf())).toMatchObject({ status: 422, json: { code: 'file.scanner-unavailable' } });
  expect(await health(server)).toEqual({ status: 'ready', scanner: 'unreachable' });
  expect(await figures(server)).toContain('dongbo_scanner_up 0');
});

test('no scanner is a state that everybody who looks can see', async () => {
  await using server = await startHostileServer();
  expect((await upload(server, infected)).status).toBe(200);
  expect(await health(server)).toEqual({ status: 'ready', scanner: 'none' });
  const text = await figures(server);
  expect(text).toContain('dongbo_scanner_up -1');
  expect(text).toContain('dongbo_uploads_total{verdict="not-scanned"} 1');
});
