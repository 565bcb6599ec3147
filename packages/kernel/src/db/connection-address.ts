import { readFileSync } from 'node:fs';
import { createSecureContext, type ConnectionOptions } from 'node:tls';
import type pg from 'pg';

/** A database's address that cannot be used; the message is one line that says how to write it, without the password. */
export class DatabaseAddressError extends Error {
  override readonly name = 'DatabaseAddressError';
}

const signsToWrite = '% as %25, @ as %40, : as %3A, / as %2F, ? as %3F, # as %23';

function refuseUnreadable(part: string, text: string): void {
  try {
    decodeURIComponent(text);
  } catch {
    throw new DatabaseAddressError(
      `the percent sign in the ${part} is not followed by the two digits of a sign: write %25 for it`,
    );
  }
}

function refuseSeveralHosts(host: string): void {
  if (!host.includes(',')) return;
  throw new DatabaseAddressError(
    'it names several hosts: name one, the server that takes writes or what stands before them and knows it',
  );
}

/** Reads an address `postgres://user:password@host:port/name?…` and writes it in the one form that every reader of
 * addresses understands: a percent sign that escapes nothing is written %25, libpq's forms without a host (`@/name?host=/socket`)
 * get one, `dbname=` goes where the name is.
 * @throws DatabaseAddressError when it cannot mean a database. */
export function canonicalAddress(text: string): string {
  // WHATWG's reader wants a host; PostgreSQL's takes that of the query.
  const whole = text
    .trim()
    .replaceAll(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)(?=[/?])/i, '$1localhost');
  if (!/^postgres(ql)?:\/\//i.test(whole))
    throw new DatabaseAddressError('it has to be an address like postgres://user:password@host:5432/name');
  const authority = /^[a-z]+:\/\/([^/?#]*)/i.exec(whole)?.[1] ?? '';
  refuseSeveralHosts(authority.slice(authority.lastIndexOf('@') + 1));
  if (!URL.canParse(whole))
    throw new DatabaseAddressError(
      `it has to be an address like postgres://user:password@host:5432/name, with signs in user and password written so: ${signsToWrite}`,
    );
  const url = new URL(whole);
  refuseUnreadable('user', url.username);
  refuseUnreadable('password', url.password);
  refuseUnreadable('name of the database', url.pathname);
  refuseUnreadable('host', url.hostname);
  refuseSeveralHosts(url.searchParams.get('host') ?? '');
  const name = url.searchParams.get('dbname');
  if (name !== null) {
    url.pathname = `/${encodeURIComponent(name)}`;
    url.searchParams.delete('dbname');
  }
  return url.href;
}

const tlsParameters = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslpassword'] as const;
const modes = ['disable', 'allow', 'prefer', 'require', 'no-verify', 'verify-ca', 'verify-full'] as const;
type Mode = (typeof modes)[number];

const isMode = (text: string): text is Mode => modes.some((mode) => mode === text);

function readPem(parameter: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    throw new DatabaseAddressError(`${parameter}: the file ${path} cannot be read (${code})`, { cause });
  }
  if (text.includes('-----BEGIN ')) return text;
  throw new DatabaseAddressError(`${parameter}: the file ${path} holds no certificate or key in PEM form`);
}

/** What PostgreSQL's own programs mean by each `sslmode` (documentation, 34.19.1), where Node can do it: `require` encrypts and
 * checks nothing unless `sslrootcert` names an authority, `verify-ca` checks the authority and not the name. */
function checksOf(mode: Mode, authority: string | undefined): ConnectionOptions {
  if (mode === 'verify-full') return authority === undefined ? {} : { ca: authority };
  if (mode === 'verify-ca' && authority === undefined)
    throw new DatabaseAddressError(
      'sslmode=verify-ca needs the certificate of an authority: name its file with sslrootcert=…, or ask for sslmode=verify-full',
    );
  if (mode === 'no-verify' || authority === undefined) return { rejectUnauthorized: false };
  return { ca: authority, checkServerIdentity: () => undefined };
}

function tlsOf(parameters: URLSearchParams): ConnectionOptions | false {
  const given = (name: (typeof tlsParameters)[number]): string | undefined => parameters.get(name) ?? undefined;
  const mode = given('sslmode') ?? (given('sslrootcert') === undefined ? 'require' : 'verify-full');
  if (!isMode(mode)) throw new DatabaseAddressError(`sslmode=${mode} is unknown; it can be ${modes.join(', ')}`);
  if (mode === 'disable') return false;
  const root = given('sslrootcert');
  // PostgreSQL's word for the authorities that the system trusts.
  const authority = root === undefined || root === 'system' ? undefined : readPem('sslrootcert', root);
  const [cert, key] = (['sslcert', 'sslkey'] as const).map((name) => {
    const path = given(name);
    return path === undefined ? undefined : readPem(name, path);
  });
  const options = {
    ...checksOf(root === 'system' ? 'verify-full' : mode, authority),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(given('sslpassword') === undefined ? {} : { passphrase: given('sslpassword') }),
  };
  try {
    createSecureContext(options);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseAddressError(`sslrootcert, sslcert or sslkey cannot be used: ${said}`, { cause });
  }
  return options;
}

/** How pg connects to an address: the address without what it says of TLS, and that in Node's terms.
 * @throws DatabaseAddressError when the address or a file it names cannot be used. */
export function connectionOf(address: string): Pick<pg.ClientConfig, 'connectionString' | 'ssl'> {
  const url = new URL(canonicalAddress(address));
  const saysTls = tlsParameters.some((name) => url.searchParams.has(name));
  const ssl = saysTls ? tlsOf(url.searchParams) : undefined;
  for (const name of tlsParameters) url.searchParams.delete(name);
  return { connectionString: url.href, ...(ssl === undefined ? {} : { ssl }) };
}
