import { createPool, demonstrationPassword, schemasOf } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { startHostileServer, type HostileServer } from './hostile-server.fixture.ts';
import { fileSample, sampleOwner, takeInSample } from './sample-dossiers.fixture.ts';

const capturing = () => {
  const lines: string[] = [];
  return { lines, log: createLog('debug', { write: (line) => void lines.push(line) }) };
};

const ownerPool = (server: HostileServer) =>
  createPool({
    url: server.ownerUrl,
    schemas: schemasOf('official', ['procedures']),
    role: null,
    max: 1,
    name: 'test',
  });

test('a sign-in, a filing and requests that fail leave neither secrets nor persons in the log', async () => {
  const { lines, log } = capturing();
  await using server = await startHostileServer({ log });
  const cookie = await server.signIn('congdan1');
  const wrong = 'Mat-Khau-Rat-Bi-Mat';
  await fetch(`${server.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'congdan2', password: wrong }),
  });
  await fileSample(server);

  // From here on the database answers every new dossier with an error that repeats the whole row.
  const pool = ownerPool(server);
  await pool.query(`create function repeat_all() returns trigger language plpgsql as $$ begin
    raise exception 'row % of %', new::text, '${sampleOwner.phone}' using detail = new::text; end $$`);
  await pool.query('create trigger repeat_all before insert on dossier for each row execute function repeat_all()');
  await pool.end();
  await expect(takeInSample(server)).rejects.toMatchObject({ problem: { status: 500, code: 'internal-error' } });
  await expect(fileSample(server)).rejects.toMatchObject({ problem: { status: 500 } });
  const page = await fetch(`${server.address}/tra-cuu?ma=${sampleOwner.identityNumber}`, { headers: { cookie } });
  await page.text();

  const written = lines.join('\n');
  expect(lines.filter((line) => line.includes('request failed'))).toHaveLength(2);
  const token = cookie.split('=')[1] ?? '';
  for (const secret of [
    demonstrationPassword,
    wrong,
    token,
    sampleOwner.identityNumber,
    sampleOwner.phone,
    '0912 345 678',
    'Minh Họa',
  ]) {
    expect(written).not.toContain(secret);
  }
});

test('a problem document tells nobody why the server failed', async () => {
  await using server = await startHostileServer();
  const pool = ownerPool(server);
  await pool.query('alter table work_item rename to gone');
  await pool.end();
  const answer = await fetch(`${server.address}/api/inbox`, {
    headers: { cookie: await server.signIn('motcua.tranbien') },
  });
  expect(answer.status).toBe(500);
  expect(Object.keys(await answer.json()).toSorted()).toEqual(['code', 'requestId', 'status', 'title', 'type']);
});

test.each([
  ['the number 075190000001 of 0912 345 678', 'the number *** of ***'],
  ['an@example.vn is taken', '***@*** is taken'],
  ['invalid input syntax for type uuid: "Nguyễn Thị Thử"', 'invalid input syntax for type uuid: "***"'],
  [`session ${Buffer.alloc(32, 9).toString('base64url')} ended`, 'session *** ended'],
  ['relation "dossier" does not exist', 'relation "dossier" does not exist'],
  [
    'file 019cda9f-5100-7a1c-8301-dbefd3ab93fc of 2026-03-11',
    'file 019cda9f-5100-7a1c-8301-dbefd3ab93fc of 2026-03-11',
  ],
])('%s is written as %s', (message, masked) => {
  const { lines, log } = capturing();
  log.error(
    { error: new Error(message, { cause: new Error(message) }), token: 'x-secret', request: { cookie: 'x-secret' } },
    'failed',
  );
  const written = JSON.parse(lines[0] ?? '{}');
  expect(written.error).toMatchObject({ message: masked, cause: `Error: ${masked}` });
  expect(lines[0]).not.toContain('x-secret');
});
