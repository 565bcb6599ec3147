import { readFileSync } from 'node:fs';
import { demonstrationAccounts } from '@dongbo/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi, type Api } from './api-world.fixture.ts';

let api: Api;
beforeAll(async () => {
  api = await createApi();
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});
const db = () => api.program.databases.official.kysely;

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

test('every account that the start prints signs in', async () => {
  const printed = await demonstrationAccounts(db());
  expect(printed.length).toBeGreaterThan(10);
  for (const { username } of printed) await api.as(username);
});

test('every account that the README names signs in', async () => {
  const [, chapter = ''] = /## Demonstration accounts\n([\s\S]*?)\n## /.exec(readme) ?? [];
  const named = [...chapter.matchAll(/`([a-z]+\d?(?:\.[a-z]+)*)`/g)].map(([, name]) => name ?? '');
  expect(named).toContain('truongphong.kinhte.tranbien');
  for (const username of named) await api.as(username);
});

interface Kind {
  readonly kind: string;
  readonly usernames: readonly string[];
}

test('units of every kind that settles have an account for each role, under the names that the README tells', async () => {
  const { rows } = await sql<Kind>`
    with bodies as (
      select distinct on (u.kind) u.id, u.kind from unit u
      where u.kind in ('commune', 'department', 'service-centre') and u.valid_to is null
        and exists (select from role_grant g where g.unit_id = u.id)
      order by u.kind, u.code desc)
    select b.kind, array_agg(distinct a.username) as usernames
    from bodies b join unit_closure c on c.ancestor_id = b.id
    join role_grant g on g.unit_id = c.descendant_id join account a on a.person_id = g.person_id
    group by b.kind order by b.kind`.execute(db());
  const prefixes = { commune: ['chuyenvien', 'lanhdao', 'motcua', 'truongphong', 'vanthu'] };
  const ofBodies = prefixes.commune.filter((prefix) => prefix !== 'motcua');
  expect(rows.map(({ kind }) => kind)).toEqual(['commune', 'department', 'service-centre']);
  for (const { kind, usernames } of rows) {
    const slugs = new Set(usernames.map((name) => name.split('.').at(-1)));
    expect(slugs.size, kind).toBe(1);
    expect(usernames.map((name) => name.split('.')[0])).toEqual(kind === 'commune' ? prefixes.commune : ofBodies);
    for (const username of usernames) await api.as(username);
  }
});
