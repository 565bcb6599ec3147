import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { Agent, request as sendRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { mostWaiting, sweepFiles } from '@dongbo/kernel';
import { afterEach, expect, test } from 'vitest';
import { usualLimits } from '../http/rate-limits.ts';
import { startHostileServer, type HostileServer } from './hostile-server.fixture.ts';
import { smallPdf } from './sample-files.fixture.ts';

const many = 10_000;
/** How many of them are under way at the same moment. */
const atOnce = 16;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

let server: HostileServer | undefined;
afterEach(async () => {
  await server?.[Symbol.asyncDispose]();
  server = undefined;
});

/** Node's own client: `fetch` takes several times the processor time, and so many calls feel it. */
async function send(
  { port }: HostileServer,
  cookie: string,
  mark: number,
  requestId: string = crypto.randomUUID(),
): Promise<{ outcome: string; json: { code?: string } }> {
  const bytes = smallPdf({ extra: `/Mark ${mark}` });
  const headers = {
    cookie,
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
    'idempotency-key': requestId,
  };
  const path = `/api/files?name=${mark}.pdf`;
  const request = sendRequest({ port, agent, method: 'POST', path, headers, signal: AbortSignal.timeout(30_000) });
  request.end(bytes);
  const [answer] = await once(request, 'response');
  const json = JSON.parse(await text(answer));
  return { outcome: json.code === undefined ? `${answer.statusCode}` : `${answer.statusCode} ${json.code}`, json };
}

/** How often each answer came. */
async function sendAll(to: HostileServer, cookie: string, count: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let sent = 0;
  const client = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      const { outcome } = await send(to, cookie, sent);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return counts;
}

async function countStored({ filesDir }: HostileServer): Promise<number> {
  const entries = await readdir(filesDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

test(
  'of ten thousand files that nobody slows down, what may wait is kept and nothing else; a day later there is room',
  { timeout: 180_000 },
  async () => {
    server = await startHostileServer();
    const cookie = await server.signIn('congdan1');
    const requestId = crypto.randomUUID();
    const first = await send(server, cookie, 0, requestId);
    const counts = await sendAll(server, cookie, many);
    const taken = (counts['200'] ?? 0) + 1;
    expect(counts).toEqual({ '200': taken - 1, '422 file.too-many-waiting': many - taken + 1 });
    // Those that come at the same moment do not see each other.
    expect(taken).toBeGreaterThanOrEqual(mostWaiting.files);
    expect(taken).toBeLessThan(mostWaiting.files + atOnce);
    expect(await countStored(server)).toBe(taken);

    expect((await send(server, cookie, 0, requestId)).json).toEqual(first.json);
    expect((await send(server, await server.signIn('congdan2'), 1)).outcome).toBe('200');

    server.clock.advance(25 * 3_600_000);
    const { kysely } = server.program.databases.official;
    expect((await sweepFiles(kysely, server.program.files, server.clock.now())).rows).toBe(taken + 1);
    expect((await send(server, await server.signIn('congdan1'), many + 1)).outcome).toBe('200');
  },
);

test('under the usual limits it does not come to that: two hundred at once, and the others are asked to wait', async () => {
  server = await startHostileServer({ limits: usualLimits });
  const counts = await sendAll(server, await server.signIn('congdan1'), 1000);
  const { burst } = usualLimits.upload;
  expect(counts).toEqual({ '200': burst, '429 too-many-requests': 1000 - burst });
  expect(await countStored(server)).toBe(burst);
});
