import { uploadFile } from '@dongbo/contract';
import { createWorld, type World, samplePdf } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kernelOperations } from '../kernel-operations.ts';
import { sweepRequests } from './request-store.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());

const day = 86_400_000;
const bytes = samplePdf({ mark: 'request' });
const upload = (requestId: string) => world.call(uploadFile, { name: 'a.pdf' }, { as: 'congdan1', requestId, bytes });

test('an answer is kept for a week and then forgotten', async () => {
  const db = world.databases.official.kysely;
  const requestId = crypto.randomUUID();
  const first = await upload(requestId);
  world.clock.advance(6 * day);
  await upload(crypto.randomUUID());
  expect(await sweepRequests(db, world.clock.now())).toBe(0);
  expect((await upload(requestId)).id).toBe(first.id);
  world.clock.advance(2 * day);
  expect(await sweepRequests(db, world.clock.now())).toBe(1);
  const left = await db.selectFrom('request').select('request_id').execute();
  expect(left.map((row) => row.request_id)).not.toContain(requestId);
  expect(left).toHaveLength(1);
});
