import { defineEndpoint, spaces, type Endpoint } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import { rolesOf, silentLog } from '@dongbo/kernel';
import { applicantName } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApi, type Api, type Browser } from '../api-world.fixture.ts';
import { systemsWithSample } from '../systems.ts';
import { createSubject } from './subject.fixture.ts';
import { addressesWithoutRow, operationsWithoutRow } from './rows.fixture.ts';
import type { Subject } from './sample-row.fixture.ts';
import { houseAddresses, pagesOf, portalOf } from './systems.fixture.ts';

let api: Api;
let subject: Subject;
const mounted: (readonly [string, string])[] = [];
beforeAll(async () => {
  api = await createApi(silentLog, { onRoute: (method, path) => mounted.push([method, path]) });
  subject = await createSubject(api, 'official');
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const pages = () => Object.keys(pagesOf(subject.code));
const forgotten = defineEndpoint({
  name: 'procedures.dossier.forgotten',
  summary: 'A fixture: an operation that somebody added without a row',
  method: 'GET',
  path: '/dossiers/export',
  access: 'official',
  input: z.object({}),
  output: z.object({}),
});

describe('the table has a row', () => {
  test('for every operation of the contract', () => {
    expect(operationsWithoutRow(allEndpoints, subject.samples)).toEqual([]);
  });

  test('or the check says which operation has none', () => {
    expect(operationsWithoutRow([...allEndpoints, forgotten], subject.samples)).toEqual([forgotten.name]);
    const fewer = subject.samples.filter(({ endpoint }) => endpoint.name !== 'kernel.inbox.count');
    expect(operationsWithoutRow(allEndpoints, fewer)).toEqual(['kernel.inbox.count']);
  });

  test('for every address that the server answers', () => {
    expect(mounted.length).toBeGreaterThan(2 * allEndpoints.length);
    expect(addressesWithoutRow(mounted, allEndpoints, pages())).toEqual([]);
  });

  test('or the check says which address has none: a stream, a download, a page', () => {
    const added = [
      ['GET', '/api/inbox/live'],
      ['GET', '/trial/exports/:file'],
      ['HEAD', '/ho-so/:code'],
    ] as const;
    expect(addressesWithoutRow([...mounted, ...added], allEndpoints, pages())).toEqual(
      added.map(([, path]) => `GET ${path}`).toSorted(),
    );
  });

  test('and every row leads somewhere', () => {
    const addresses = new Set(mounted.map(([, path]) => path));
    expect(pages().filter((path) => !addresses.has(path))).toEqual([]);
    // The folder of assets is there once the web application has been built.
    const built = houseAddresses.filter((path) => path !== '/assets/*');
    expect(built.filter((path) => !addresses.has(path))).toEqual([]);
  });
});

test('every permission of a role is an operation of officials, or every one is of partners', () => {
  const named = (access: Endpoint['access']) =>
    new Set(allEndpoints.filter((endpoint) => endpoint.access === access).map(({ name }) => name));
  const kinds = [named('official'), named('partner')];
  for (const { key, permissions } of rolesOf(systemsWithSample)) {
    const unknown = kinds.map((operations) => permissions.filter((name) => !operations.has(name)));
    expect({ key, unknown: unknown.toSorted((a, b) => a.length - b.length)[0] }).toEqual({ key, unknown: [] });
  }
});

test('the roles of the database are those of the data', async () => {
  const rows = await api.program.databases.official.kysely.selectFrom('role').select(['key', 'permissions']).execute();
  const stored = rows.map((row) => [row.key, row.permissions.toSorted()]);
  expect(stored.toSorted()).toEqual(
    rolesOf(systemsWithSample)
      .map((role) => [role.key, role.permissions.toSorted()])
      .toSorted(),
  );
});

test('no page shows anything of a person, to nobody, to another citizen or to an official, in either space', async () => {
  const visitors: Browser[] = [api.nobody, await api.as('congdan3'), await api.as('motcua.tranbien')];
  for (const { cookie } of visitors) {
    for (const space of spaces) {
      for (const address of [...Object.values(pagesOf(subject.code)), ...portalOf(subject.code)]) {
        const url = `${space === 'trial' ? '/trial' : ''}${address}`;
        const { statusCode, body, headers } = await api.app.inject({ url, headers: cookie === null ? {} : { cookie } });
        // A code of a dossier in the search for procedures leads to the look-up, with the code alone.
        expect([200, 302, 404, 503], url).toContain(statusCode);
        const lookUp = `${space === 'trial' ? '/trial' : ''}/tra-cuu?ma=${encodeURIComponent(subject.code)}`;
        expect([lookUp, undefined], url).toContain(headers.location);
        expect(body).not.toContain(applicantName);
        expect(body).not.toContain('075085000002');
        expect(headers['content-type'] ?? 'text/').toMatch(/^text\//);
      }
    }
  }
});

test('a code of one space is unknown in the other', async () => {
  const asked = (prefix: string) => api.app.inject({ url: `${prefix}/api/look-up/${subject.code}` });
  expect((await asked('')).statusCode).toBe(200);
  expect((await asked('/trial')).statusCode).toBe(404);
});

test('what is a stream says so in the contract, and nothing else is one', async () => {
  const streams = new Set<string>();
  for (const { endpoint, input, bytes } of subject.samples) {
    const counter = await api.as('motcua.tranbien');
    const { headers } = await counter.send(endpoint, input, bytes === null ? {} : { bytes });
    if (/^(text\/event-stream|multipart\/)/.test(String(headers['content-type']))) streams.add(endpoint.name);
  }
  expect([...streams]).toEqual(allEndpoints.filter(({ answer }) => answer === 'stream').map(({ name }) => name));
});
