import type pg from 'pg';
import { createClient, signIn, type Client, type PersonId } from '@dongbo/contract';
import { demonstrationPassword } from '@dongbo/kernel';
import { createLeanFetch } from './lean-fetch.ts';

/** Somebody who is signed in and asks over HTTP. */
export interface BenchPerson {
  readonly id: PersonId;
  readonly client: Client;
}

/** Asks without a session. */
export const stranger = (address: string): Client => createClient({ base: `${address}/api`, fetch: createLeanFetch() });

/** Signs a demonstration account in. */
export async function enter(address: string, username: string, password = demonstrationPassword): Promise<BenchPerson> {
  const leanFetch = createLeanFetch();
  let cookie = '';
  const client = createClient({
    base: `${address}/api`,
    headers: (): Record<string, string> => (cookie === '' ? {} : { cookie }),
    fetch: async (input, init) => {
      const response = await leanFetch(input, init);
      const lines = response.headers.getSetCookie();
      if (lines.length > 0) cookie = lines.map((line) => line.split(';')[0]).join('; ');
      return response;
    },
  });
  const { person } = await client.call(signIn, { username, password });
  if (person === null) throw new Error(`${username} signed in without a person`);
  return { id: person.id, client };
}

/** Makes accounts like a known one, with its password, its roles and a name of their own; answers their usernames. Those
 * that are there from an earlier run are used again. */
export async function copyAccounts(database: pg.Client, username: string, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `${username}.bench${index + 1}`);
  await database.query(
    `with wanted as (
      select gen_random_uuid() as id, name from unnest($2::text[]) as name
      where not exists (select from kernel.account where account.username = name)),
    pattern as (
      select p.*, a.password_hash from kernel.account a join kernel.person p on p.id = a.person_id where a.username = $1),
    people as (
      insert into kernel.person (id, kind, name, name_folded, language, demonstration, created_at)
      select w.id, p.kind, p.name, p.name_folded, p.language, true, p.created_at from wanted w, pattern p),
    accounts as (
      insert into kernel.account (person_id, username, password_hash)
      select w.id, w.name, p.password_hash from wanted w, pattern p)
    insert into kernel.role_grant (id, person_id, role_key, unit_id, field, valid_from, valid_to)
    select gen_random_uuid(), w.id, g.role_key, g.unit_id, g.field, g.valid_from, g.valid_to
    from wanted w, pattern p join kernel.role_grant g on g.person_id = p.id`,
    [username, names],
  );
  return names;
}
