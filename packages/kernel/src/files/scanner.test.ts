import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { eicar, startFakeClamd } from './fake-clamd.fixture.ts';
import { createClamdScanner } from './scanner.ts';

test('sends the whole content in parts and understands the verdict', async () => {
  await using clamd = await startFakeClamd((bytes) =>
    bytes.includes(eicar) ? 'stream: Eicar-Signature FOUND' : 'stream: OK',
  );
  const scanner = createClamdScanner({ address: clamd.address });
  const large = randomBytes(3_000_001);
  expect(await scanner.scan(large)).toEqual({ kind: 'clean' });
  expect(clamd.received[0]?.equals(large)).toBe(true);
  expect(await scanner.scan(new Uint8Array())).toEqual({ kind: 'clean' });
  expect(await scanner.scan(Buffer.concat([Buffer.from('%PDF-1.4\n'), eicar]))).toEqual({
    kind: 'infected',
    name: 'Eicar-Signature',
  });
  expect(await scanner.isReady()).toBe(true);
});

test.each<[string, string | null, string]>([
  ['an error', 'INSTREAM size limit exceeded. ERROR', 'INSTREAM size limit exceeded. ERROR'],
  ['something else', 'stream: OK or so', 'OK or so'],
  ['nothing', '', ''],
  ['silence', null, 'no answer in time'],
  ['hanging up', 'cut', 'closed without an answer'],
])('%s is a failure, never "clean"', async (_, answer, reason) => {
  await using clamd = await startFakeClamd(() => answer);
  const scanner = createClamdScanner({ address: clamd.address, patienceMs: 300 });
  expect(await scanner.scan(Buffer.from('x'))).toEqual({ kind: 'failed', reason });
});

test.each(['127.0.0.1:1', '/nowhere/clamd.sock', '[::1]:1'])('nobody at %s is a failure', async (address) => {
  const scanner = createClamdScanner({ address, patienceMs: 2_000 });
  expect(await scanner.scan(Buffer.from('x'))).toMatchObject({ kind: 'failed' });
  expect(await scanner.isReady()).toBe(false);
});

const socket = ['/run/clamav/clamd.ctl', '/var/run/clamav/clamd.ctl'].find((path) => existsSync(path));

test.skipIf(socket === undefined)("Debian's clamd finds EICAR (skipped where it does not run)", async () => {
  const scanner = createClamdScanner({ address: socket ?? '' });
  expect(await scanner.isReady()).toBe(true);
  expect(await scanner.scan(eicar)).toMatchObject({ kind: 'infected' });
  expect(await scanner.scan(Buffer.from('%PDF-1.4\n'))).toEqual({ kind: 'clean' });
});
