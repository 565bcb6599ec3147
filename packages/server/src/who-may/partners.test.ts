import { spaces } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, inSpace, type Api, type Browser } from '../api-world.fixture.ts';
import {
  appWithExamples,
  codeOf,
  enterPartner,
  readExample,
  sendExample,
  writeRole,
} from '../partner-calls.fixture.ts';
import { createSubject } from './subject.fixture.ts';
import type { Sample } from './sample-row.fixture.ts';

/** Partners beside the table of `docs/who-may.md`: whatever permissions a partner's role carries, it may call what is there
 * for partners and nothing else. */
let api: Api;
let app: FastifyInstance;
let samples: readonly Sample[];
let authorization: string;
beforeAll(async () => {
  api = await createApi();
  app = await appWithExamples(api);
  samples = (await createSubject(api, 'official')).samples;
  await writeRole(
    api,
    allEndpoints.map(({ name }) => name),
  );
  ({ authorization } = await enterPartner(api, 'Đối tác có mọi quyền'));
});
afterAll(async () => {
  await app.close();
  await api[Symbol.asyncDispose]();
});

const guarded = allEndpoints.filter(({ access }) => access === 'person' || access === 'official');

describe.each(spaces)('in the %s space', (space) => {
  test.each(guarded)('$name is not for a partner', async (endpoint) => {
    const browser: Browser = inSpace(api.nobody, space);
    const own = samples.filter((sample) => sample.endpoint.name === endpoint.name);
    expect(own.length).toBeGreaterThan(0);
    for (const { input, bytes } of own) {
      const answer = await browser.send(endpoint, input, { headers: { authorization }, ...(bytes ? { bytes } : {}) });
      expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'not-allowed']);
    }
  });

  test('what is for partners needs the permission', async () => {
    const url = `${space === 'trial' ? '/trial' : ''}/api${readExample.path}`;
    const ask = async () => (await app.inject({ url, headers: { authorization } })).statusCode;
    await writeRole(api, [sendExample.name]);
    expect(await ask()).toBe(403);
    await writeRole(api, [readExample.name]);
    expect(await ask()).toBe(200);
    await writeRole(
      api,
      allEndpoints.map(({ name }) => name),
    );
  });
});
