import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKeptHeads } from '@dongbo/kernel';
import { sealWholeAudit } from '@dongbo/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApi, type Api } from './api-world.fixture.ts';
import { noteAuditHeads } from './note-audit-heads.ts';

let api: Api;
let folder: string;
/** Where heads are sent: another machine. */
let receiver: Server;
let got: unknown[];
let status: number;
let url: string;

beforeAll(async () => {
  api = await createApi();
  receiver = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      got.push(JSON.parse(text));
      response.writeHead(status).end();
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/heads`;
});
afterAll(async () => {
  receiver.close();
  await api[Symbol.asyncDispose]();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dongbo-heads-'));
  got = [];
  status = 204;
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const database = () => api.program.databases.official;
const key = () => api.program.worker.services.audit.keys[0];
/** Somebody does something, and it is sealed. */
async function actAndSeal(): Promise<void> {
  await api.as('lanhdao.tranbien');
  await sealWholeAudit(database(), api.clock.now(), key());
}

const note = () => noteAuditHeads(api.program, { folder, url });
const hours = (many: number) => api.clock.advance(many * 3_600_000);

test('the head is noted in the folder and sent once a day, and not again while nothing was added', async () => {
  await actAndSeal();
  const first = (await note()).filter(({ space }) => space === 'official');
  expect(first).toMatchObject([{ space: 'official', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  expect(await readKeptHeads(folder, 'official')).toEqual(first);
  expect(got).toEqual(expect.arrayContaining(first));

  await actAndSeal();
  hours(23);
  expect(await note()).toEqual([]);
  hours(2);
  const second = (await note()).filter(({ space }) => space === 'official');
  expect(second).toHaveLength(1);
  expect(second[0]?.seq).toBeGreaterThan(first[0]?.seq ?? 0);
  expect(await readKeptHeads(folder, 'official')).toEqual([...first, ...second]);
  hours(25);
  expect(await note()).toEqual([]);
});

test('a head that could not be sent is not noted, so that it is sent the next time', async () => {
  await actAndSeal();
  status = 503;
  await expect(note()).rejects.toThrow('answered 503');
  expect(await readKeptHeads(folder, 'official')).toEqual([]);
  status = 200;
  expect((await note()).map(({ space }) => space)).toContain('official');
  expect(await readKeptHeads(folder, 'official')).toHaveLength(1);
});
