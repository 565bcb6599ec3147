import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { StreamMessage } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { StreamSink } from './listener.ts';
import { StreamHub, type StreamLimits } from './stream-hub.ts';
import type { ReadSubjects } from './subjects.ts';

let world: World;
const hubs: StreamHub[] = [];
beforeAll(async () => {
  world = await createWorld({ key: 'kernel_streams', systems: [] });
});
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

function createHub(limits: Partial<StreamLimits> = {}, subjects: readonly ReadSubjects[] = []): StreamHub {
  const { databases, clock } = world;
  const log = world.worker.log;
  const hub = new StreamHub({
    databases,
    clock,
    log,
    url: world.ownerUrl,
    subjects,
    limits: { apartMs: 50, beatMs: 100, ...limits },
  });
  hubs.push(hub);
  return hub;
}

/** A client that reads, or does not. */
class Client implements StreamSink {
  readonly heard: StreamMessage[] = [];
  isReading = true;
  isEnded = false;
  beats = 0;
  send(_id: string | null, messages: readonly StreamMessage[]): void {
    this.heard.push(...messages);
  }
  beat(): void {
    this.beats += 1;
  }
  isReady(): boolean {
    return this.isReading;
  }
  end(): void {
    this.isEnded = true;
  }
}

async function openSession(): Promise<{ tokenHash: Buffer; personId: string }> {
  const now = world.clock.now();
  const personId = crypto.randomUUID();
  const tokenHash = createHash('sha256').update(personId).digest();
  const db = world.databases.official.kysely;
  await db
    .insertInto('person')
    .values({ id: personId, kind: 'citizen', name: 'Minh Họa', name_folded: 'minh hoa', created_at: now })
    .execute();
  await db.insertInto('account').values({ person_id: personId, username: personId, password_hash: 'none' }).execute();
  const expires = new Date(now.getTime() + 3_600_000);
  await db
    .insertInto('session')
    .values({ token_hash: tokenHash, person_id: personId, created_at: now, last_seen_at: now, expires_at: expires })
    .execute();
  return { tokenHash, personId };
}

const order = (tokenHash: Buffer, watch: readonly string[] = []) =>
  ({ space: 'official', tokenHash, watch, after: null }) as const;

const tell = async (change: object): Promise<void> => {
  await world.databases.official.pool.query("select pg_notify('dongbo_event', $1)", [
    JSON.stringify({ space: 'official', ...change }),
  ]);
};

test('a client that does not read is sent nothing, and is dropped', async () => {
  const hub = createHub();
  const { tokenHash, personId } = await openSession();
  const client = new Client();
  await hub.open(order(tokenHash), client);
  client.isReading = false;
  for (let count = 0; count < 20; count += 1) await tell({ notices: [personId], count });
  await expect.poll(() => client.isEnded).toBe(true);
  expect(client.heard).toEqual([]);
  expect(hub.size).toBe(0);
});

test('a client that was slow and reads again hears once what came meanwhile', async () => {
  const hub = createHub({ beatMs: 5_000 });
  const { tokenHash, personId } = await openSession();
  const client = new Client();
  await hub.open(order(tokenHash), client);
  client.isReading = false;
  for (let count = 0; count < 20; count += 1) await tell({ notices: [personId], count });
  await pause(200);
  client.isReading = true;
  await expect.poll(() => client.heard).toEqual([{ kind: 'notices' }]);
  await pause(200);
  expect(client.heard).toHaveLength(1);
});

test('what concerns everybody is told to all who are there, and to whoever comes while it stands', async () => {
  const hub = createHub();
  const [first, second, third] = [new Client(), new Client(), new Client()];
  const half = { kind: 'demonstration', share: 0.5 } as const;
  const whole = { kind: 'demonstration', share: 1 } as const;
  await hub.open(order((await openSession()).tokenHash), first);
  hub.announce(half, true);
  await hub.open({ ...order((await openSession()).tokenHash), space: 'trial' }, second);
  hub.announce(whole, false);
  await hub.open(order((await openSession()).tokenHash), third);
  expect([first, second, third].map(({ heard }) => heard)).toEqual([[half, whole], [half, whole], []]);
});

test('what is none of our notifications is passed over', async () => {
  const hub = createHub();
  const { tokenHash, personId } = await openSession();
  const client = new Client();
  await hub.open(order(tokenHash), client);
  for (const payload of ['', 'nonsense', '[]', '{"space":"nowhere"}'])
    await world.databases.official.pool.query("select pg_notify('dongbo_event', $1)", [payload]);
  await tell({ notices: [personId] });
  await expect.poll(() => client.heard).toEqual([{ kind: 'notices' }]);
});

test('sessions and subjects of all streams are looked up together, whoever watches', async () => {
  const seen = crypto.randomUUID();
  const hidden = crypto.randomUUID();
  const asked: (readonly string[])[] = [];
  const read: ReadSubjects = async (_db, ids) => {
    asked.push(ids);
    return new Map(ids.map((id) => [id, { version: 7, maySee: () => id === seen }]));
  };
  const hub = createHub({}, [read]);
  const clients: Client[] = [];
  for (let count = 0; count < 5; count += 1) {
    const client = new Client();
    clients.push(client);
    await hub.open(order((await openSession()).tokenHash, [seen, hidden]), client);
  }
  await tell({ subjects: [seen, hidden] });
  const expected = [{ kind: 'subject', subjectId: seen, version: 7 }];
  await expect.poll(() => clients.map(({ heard }) => heard)).toEqual(clients.map(() => expected));
  expect(asked).toEqual([[seen, hidden]]);
  await tell({ types: ['anything'] });
  await expect.poll(() => clients.map(({ heard }) => heard.length)).toEqual(clients.map(() => 2));
});

test('a process holds so many streams and no more', async () => {
  const hub = createHub({ perProcess: 2 });
  const { tokenHash } = await openSession();
  const { close } = await hub.open(order(tokenHash), new Client());
  await hub.open(order(tokenHash), new Client());
  await expect(hub.open(order(tokenHash), new Client())).rejects.toMatchObject({ code: 'too-many-requests' });
  close();
  await hub.open(order(tokenHash), new Client());
  expect(hub.size).toBe(2);
});
