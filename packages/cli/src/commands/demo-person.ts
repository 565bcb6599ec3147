import { ProblemError, createClient, signIn, type Client } from '@dongbo/contract';
import { demonstrationPassword } from '@dongbo/kernel';
import type { FailKey } from './demo-texts.ts';

/** The demonstration cannot go on; named by a text and its facts. Code 2: nothing could be tried at all. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
  readonly key: FailKey;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly exitCode: 1 | 2;
  constructor(key: FailKey, facts: Readonly<Record<string, string | number>>, exitCode: 1 | 2 = 1) {
    super(key);
    this.key = key;
    this.facts = facts;
    this.exitCode = exitCode;
  }
}

/** The demonstration accounts that take part: a father files, the ward of Trấn Biên settles. */
export const accounts = {
  citizen: 'congdan2',
  counter: 'motcua.tranbien',
  head: 'truongphong.tranbien',
  specialist: 'chuyenvien.tranbien',
  leader: 'lanhdao.tranbien',
  clerk: 'vanthu.tranbien',
} as const;
export type Who = keyof typeof accounts;

/** A person at a browser of their own: cookies are kept here and nowhere else. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly client: Client;
  /** The server's time when this person signed in. */
  readonly now: string;
  download(url: string): Promise<Uint8Array>;
}

/** `fetch` with a cookie jar, as a browser has one. */
function withCookies(): typeof fetch {
  const jar = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]?.split('=', 2) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}

/** Signs a demonstration account in over HTTP. `base` ends in `/api`. */
export async function signInAs(base: string, username: string): Promise<Person> {
  const doFetch = withCookies();
  const client = createClient({ base, fetch: doFetch });
  const session = await client.call(signIn, { username, password: demonstrationPassword });
  if (session.person === null) throw new Error(`${username} signed in without a person`);
  return {
    id: session.person.id,
    name: session.person.name,
    now: session.now,
    client,
    async download(url) {
      const response = await doFetch(url);
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      throw new ProblemError({ type: 'about:blank', status: response.status, code: 'unavailable', title: url });
    },
  };
}

/** Everybody who takes part, each with a session of their own. */
export async function signInAll(base: string): Promise<Readonly<Record<Who, Person>>> {
  const one = (who: Who) => signInAs(base, accounts[who]);
  // One after the other: a password is checked slowly on purpose, and several at once only wait for each other.
  return {
    citizen: await one('citizen'),
    counter: await one('counter'),
    head: await one('head'),
    specialist: await one('specialist'),
    leader: await one('leader'),
    clerk: await one('clerk'),
  };
}
