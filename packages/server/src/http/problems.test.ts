import { generalProblems, listInbox, signIn, Problem } from '@dongbo/contract';
import { getProcedure, saveDraft, startDraft } from '@dongbo/contract/procedures';
import { silentLog } from '@dongbo/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, known, type Api, type Browser } from '../api-world.fixture.ts';
import { createApp } from './app.ts';

let api: Api;
let citizen: Browser;
beforeAll(async () => {
  api = await createApi();
  citizen = await api.as('congdan1');
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const write = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  api.app.inject({
    method: 'POST',
    url: '/api/drafts',
    headers: {
      cookie: citizen.cookie ?? '',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...headers,
    },
    payload,
  });

/** The problem of an answer, which must have the right media type, name the request for whoever reads the log, and say the
 * same status twice. */
function problemIn(response: Awaited<ReturnType<typeof write>>): Problem {
  const problem = Problem.parse(response.json());
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(response.statusCode).toBe(problem.status);
  return problem;
}

const general = (code: keyof typeof generalProblems) => ({
  code,
  status: generalProblems[code],
  type: `/problems/${code}`,
});

describe('input', () => {
  test('names every field at fault with its path', async () => {
    const saving = { version: 'x', answers: {}, papers: [{ componentId: 5, fileIds: ['no'] }], returnMethod: 'ship' };
    const draftId = '01900000-0000-7000-8000-000000000000';
    const problem = problemIn(await citizen.send(saveDraft, { draftId, unitId: null, ...saving }));
    expect(problem).toMatchObject(general('invalid-input'));
    expect(problem.fields?.map(({ path }) => path).toSorted()).toEqual([
      'papers.0.componentId',
      'papers.0.fileIds.0',
      'returnMethod',
      'version',
    ]);
  });

  test.each([
    ['JSON that breaks off', '{"procedureCode": '],
    ['a list instead of an object', '[]'],
    ['a bare word', '"text"'],
    ['nothing at all', ''],
  ])('refuses %s', async (_, payload) => {
    expect(problemIn(await write(payload))).toMatchObject(general('invalid-input'));
  });

  test('refuses a body of another type', async () => {
    expect(problemIn(await write('<a/>', { 'content-type': 'application/xml' }))).toMatchObject(
      general('invalid-input'),
    );
    expect(problemIn(await write('a=b', { 'content-type': 'application/x-www-form-urlencoded' }))).toMatchObject(
      general('invalid-input'),
    );
  });

  test('refuses a body beyond 1 MiB', async () => {
    expect(problemIn(await write(JSON.stringify({ procedureCode: 'x'.repeat(1_100_000) })))).toMatchObject(
      general('too-large'),
    );
  });

  test('refuses a file beyond 20 MiB and keeps none of it', async () => {
    const files = async () => await api.program.databases.official.kysely.selectFrom('file').selectAll().execute();
    const response = await api.app.inject({
      method: 'POST',
      url: '/api/files?name=a.pdf',
      headers: {
        cookie: citizen.cookie ?? '',
        'content-type': 'application/octet-stream',
        'idempotency-key': crypto.randomUUID(),
      },
      payload: Buffer.alloc(20 * 1_048_576 + 1, '%PDF-1.4\n'),
    });
    expect(problemIn(response)).toMatchObject({
      status: 413,
      code: 'file.too-large',
      facts: { name: 'a.pdf', megabytes: 20 },
    });
    expect(await files()).toEqual([]);
  });
});

describe('where to and who', () => {
  test.each(['/api/nothing-here', '/trial/api/nothing-here'])('%s does not exist', async (url) => {
    expect(problemIn(await api.app.inject({ url }))).toMatchObject(general('not-found'));
  });

  test('a path exists for its own method only', async () => {
    expect(problemIn(await api.app.inject({ method: 'DELETE', url: '/api/procedures' }))).toMatchObject(
      general('not-found'),
    );
  });

  test('who is not signed in is told so, before anything is looked up', async () => {
    expect(problemIn(await api.nobody.send(startDraft, { procedureCode: known.commune }))).toMatchObject(
      general('not-signed-in'),
    );
    expect(problemIn(await api.withCookie('dongbo_session=forged').send(listInbox, {}))).toMatchObject(
      general('not-signed-in'),
    );
  });

  test('who may not is told so', async () => {
    expect(problemIn(await citizen.send(listInbox, {}))).toMatchObject(general('not-allowed'));
  });

  test('what is not there', async () => {
    expect(problemIn(await citizen.send(getProcedure, { code: '9.999999' }))).toMatchObject(general('not-found'));
  });
});

describe('client request id', () => {
  test('a write without one, or with something else, is refused', async () => {
    const input = { procedureCode: known.commune };
    const without = await api.app.inject({
      method: 'POST',
      url: '/api/drafts',
      headers: { cookie: citizen.cookie ?? '' },
      payload: input,
    });
    expect(problemIn(without)).toMatchObject(general('request-id-missing'));
    expect(problemIn(await citizen.send(startDraft, input, { requestId: 'one' }))).toMatchObject(
      general('request-id-missing'),
    );
  });

  test('the same id for something else is refused', async () => {
    const requestId = crypto.randomUUID();
    await citizen.call(startDraft, { procedureCode: known.commune }, { requestId });
    expect(problemIn(await citizen.send(startDraft, { procedureCode: '1.000894' }, { requestId }))).toMatchObject(
      general('request-id-reused'),
    );
  });
});

test('a refusal of an operation is 422 with its own code and facts', async () => {
  const response = await api.nobody.send(signIn, { username: 'nobody', password: 'wrong' });
  expect(response.statusCode).toBe(422);
  expect(Problem.parse(response.json())).toMatchObject({ code: 'session.wrong-credentials', status: 422 });
  expect(response.headers['cache-control']).toBe('no-store');
});

test('a fault of the server says nothing of itself and goes to the log with its id', async () => {
  const logged: unknown[] = [];
  const log = { ...silentLog, error: (facts: unknown) => void logged.push(facts) };
  const fail = async () => await Promise.reject(new Error('secret of the house'));
  const operations = api.program.operations.map((operation) =>
    operation.endpoint.name === getProcedure.name ? { ...operation, run: fail } : operation,
  );
  await using app = await createApp({ ...api.program, operations, log });
  const response = await app.inject({ url: `/api/procedures/${known.commune}` });
  const problem = problemIn(response);
  expect(problem).toMatchObject(general('internal-error'));
  expect(response.body).not.toContain('secret');
  expect(logged).toContainEqual(expect.objectContaining({ requestId: problem.requestId }));
});
