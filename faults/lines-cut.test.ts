import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { PersonId, ProblemError, UnitId, createClient, listUnits, uploadFile, type Client } from '@dongbo/contract';
import {
  actOnDossier,
  saveDraft,
  startDraft,
  submitDossier,
  takeInDossier,
  type DossierId,
} from '@dongbo/contract/procedures';
import { birthAnswers, paperOwner, samplePaper } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi, known, type Api } from '../packages/server/src/api-world.fixture.ts';
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy.ts';

let api: Api;
let port: number;
let unitId: string;
/** What happens to the next request and the next answer that goes by. */
const next = { cutRequest: false, cutAnswer: false };
let proxy: CuttingProxy;

beforeAll(async () => {
  api = await createApi();
  await api.app.listen({ port: 0, host: '127.0.0.1' });
  const address = api.app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  const once = (name: keyof typeof next): boolean => {
    const cut = next[name];
    next[name] = false;
    return cut;
  };
  proxy = await startCuttingProxy(port, { onRequest: () => once('cutRequest'), onAnswer: () => once('cutAnswer') });
  const { items } = await api.nobody.call(listUnits, { q: 'Phường Trấn Biên' });
  unitId = items.find(({ kind, code }) => kind === 'one-stop' && code.startsWith('H19.145'))?.id ?? '';
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});

/** Somebody at the other end of the line that is cut; `replays` counts answers that were repeated. */
async function person(username: string): Promise<Client & { readonly replays: () => number }> {
  const { cookie } = await api.as(username);
  let replays = 0;
  const client = createClient({
    base: `http://127.0.0.1:${proxy.port}/api`,
    headers: () => ({ cookie: cookie ?? '' }),
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      if (response.headers.get('idempotent-replay') === 'true') replays += 1;
      return response;
    },
  });
  return { ...client, replays: () => replays };
}

async function count(text: 'dossier' | 'file' | 'event'): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(text)}`.execute(
    api.program.databases.official.kysely,
  );
  return rows[0]?.n ?? -1;
}

const paperOrder = (mark: string) => ({
  procedureCode: known.commune,
  receivingUnitId: UnitId.parse(unitId),
  owner: paperOwner(mark),
  papers: [],
  timeLimit: { unit: 'working-day', value: 1 } as const,
});

const codeOf = (error: unknown): string => (error instanceof ProblemError ? error.problem.code : String(error));

test.each([
  ['before it reaches the server', 'cutRequest', 0],
  ['after the commit, before the answer arrives', 'cutAnswer', 1],
] as const)('a line cut %s: the repeated request has one effect', async (_, moment, replays) => {
  const counter = await person('motcua.tranbien');
  const dossiers = await count('dossier');
  const requestId = crypto.randomUUID();
  next[moment] = true;
  await expect(counter.call(takeInDossier, paperOrder(moment), { requestId })).rejects.toThrow('unavailable');
  // The server may still be at it; the second request waits for the first.
  const taken = await counter.call(takeInDossier, paperOrder(moment), { requestId });
  expect(await count('dossier')).toBe(dossiers + 1);
  expect(counter.replays()).toBe(replays);
  expect(await counter.call(takeInDossier, paperOrder(moment), { requestId })).toEqual(taken);
  expect(await count('dossier')).toBe(dossiers + 1);
});

test('fifty equal submissions at once are one dossier', async () => {
  const citizen = await person('congdan2');
  const draft = await citizen.call(startDraft, { procedureCode: known.commune });
  const paper = samplePaper('fifty', 1000);
  const file = await citizen.call(uploadFile, { name: 'a.pdf' }, { bytes: paper.bytes });
  expect(file.sha256).toBe(paper.sha256);
  const saved = await citizen.call(saveDraft, {
    draftId: draft.id,
    version: draft.version,
    unitId: UnitId.parse(unitId),
    answers: birthAnswers({ mark: '50', now: api.clock.now() }),
    papers: [{ componentId: 'g1.c5', fileIds: [file.id] }],
    returnMethod: 'online',
  });
  const dossiers = await count('dossier');
  const requestId = crypto.randomUUID();
  const order = { draftId: saved.id, version: saved.version, withoutPapers: true };
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => citizen.call(submitDossier, order, { requestId })),
  );
  expect(new Set(answers.map(({ id, code }) => `${id} ${code}`)).size).toBe(1);
  expect(citizen.replays()).toBe(49);
  expect(await count('dossier')).toBe(dossiers + 1);
  // Another request of the same draft finds it gone.
  expect(await citizen.call(submitDossier, order).catch(codeOf)).toBe('not-found');
});

test('two officers at one step: one effect, and the other is told who was faster', async () => {
  const counter = await person('motcua.tranbien');
  const head = await person('truongphong.tranbien');
  const second = await person('truongphong.tranbien');
  const assigneeId = PersonId.parse(await personIdOf('chuyenvien.tranbien'));
  for (const round of [1, 2, 3]) {
    const taken = await counter.call(takeInDossier, paperOrder(`race ${round}`));
    const dossierId: DossierId = taken.id;
    const order = { dossierId, version: taken.version, action: 'assign', assigneeId };
    api.clock.advance(60_000);
    const both = await Promise.allSettled([head.call(actOnDossier, order), second.call(actOnDossier, order)]);
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.map(codeOf)).toEqual(['dossier.changed-meanwhile']);
    const [problem] = refused;
    expect(problem instanceof ProblemError ? problem.problem.facts : {}).toMatchObject({
      version: taken.version + 1,
      who: 'Võ Hoàng Phúc',
    });
  }
});

async function personIdOf(username: string) {
  const { rows } = await sql<{ id: string }>`select person_id as id from account where username = ${username}`.execute(
    api.program.databases.official.kysely,
  );
  return rows[0]?.id ?? '';
}

/** Keys of everything stored, and how many half-written contents lay about. */
async function leftovers(): Promise<{ keys: string[]; unfinished: number }> {
  const { upkeep } = api.program.files;
  if (!upkeep) throw new Error('a disk store has upkeep');
  const keys: string[] = [];
  for await (const part of upkeep.parts()) keys.push(...part.keys);
  return { keys, unfinished: await upkeep.dropUnfinished(new Date(8.64e15)) };
}

test('an upload that is cut in the middle leaves nothing behind', async () => {
  const { cookie } = await api.as('congdan1');
  const { bytes } = samplePaper('half', 400_000);
  const files = await count('file');
  const before = await leftovers();
  const socket = connect(port, '127.0.0.1');
  const head = [
    'POST /api/files?name=a.pdf HTTP/1.1',
    'host: 127.0.0.1',
    `cookie: ${cookie ?? ''}`,
    `idempotency-key: ${crypto.randomUUID()}`,
    'content-type: application/octet-stream',
    `content-length: ${bytes.length}`,
  ].join('\r\n');
  const half = Buffer.concat([Buffer.from(`${head}\r\n\r\n`), bytes.subarray(0, 200_000)]);
  await new Promise<void>((resolve) => socket.write(half, () => resolve()));
  await pause(500);
  socket.destroy();
  await pause(1000);
  expect(await leftovers()).toEqual(before);
  expect(before.unfinished).toBe(0);
  expect(await count('file')).toBe(files);
});
