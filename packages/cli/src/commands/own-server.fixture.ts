import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createPool, findTools, type ServerTools } from '@dongbo/kernel';

/** PostgreSQL's programs as a distribution brings them: what the administrator of a database server has. */
export const distribution = findTools(
  ['postgres', 'initdb', 'pg_ctl', 'pg_basebackup', 'pg_receivewal'],
  (major) => major >= 15,
);

/** A PostgreSQL server that is none of ours, as an administrator has set it up. */
export interface OwnServer {
  /** Database of the installation, as its owner. */
  readonly url: string;
  /** The same database as the administrator. */
  readonly adminUrl: string;
  readonly port: number;
  /** With `tls`: the server's own certificate, for the name `db.example`. */
  readonly certificate: string;
  stop(): void;
}

/** PostgreSQL never runs as root; Debian brings a user for it. */
export function accountOf(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function runAs(
  account: { uid: number; gid: number } | undefined,
  program: string,
  args: readonly string[],
): Promise<void> {
  const child = spawn(program, args, { cwd: '/', stdio: ['ignore', 'ignore', 'inherit'], ...account });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${program} ended with code ${code}`);
}

export async function ask(url: string, ...texts: string[]): Promise<void> {
  const pool = createPool({ url, schemas: ['public'], role: null, max: 1, name: 'own-server' });
  try {
    for (const text of texts) await pool.query(text);
  } finally {
    await pool.end();
  }
}

/** Makes a certificate that signs itself, as Debian's servers come with one, and answers what the server has to be told. */
function makeCertificate(folder: string, account: { uid: number; gid: number } | undefined): string {
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  const flags = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=db.example';
  const names = ['-addext', 'subjectAltName=DNS:db.example', '-keyout', key, '-out', certificate];
  const made = spawnSync('openssl', [...flags.split(' '), ...names]);
  if (made.status !== 0) throw new Error(`openssl: ${String(made.stderr)}`);
  chmodSync(key, 0o600);
  if (account) for (const path of [key, certificate]) chownSync(path, account.uid, account.gid);
  return ` -c ssl=on -c ssl_key_file=${key} -c ssl_cert_file=${certificate}`;
}

/** Makes and starts a server in a folder, with a database `dongbo` and a role `province` that owns it and no more. */
export async function startOwnServer(
  tools: ServerTools,
  folder: string,
  { tls = false }: { readonly tls?: boolean } = {},
): Promise<OwnServer> {
  const account = accountOf();
  const data = join(folder, 'cluster');
  mkdirSync(folder, { recursive: true });
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, 'admin\n');
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  const flags = ['--username=admin', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await runAs(account, join(tools.bin, 'initdb'), [`--pgdata=${data}`, `--pwfile=${passwordFile}`, ...flags]);
  const port = await freePort();
  const control = join(tools.bin, 'pg_ctl');
  const certificate = tls ? makeCertificate(folder, account) : '';
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off${certificate}`;
  await runAs(account, control, ['start', '-w', '-D', data, '-l', join(folder, 'server.log'), '-o', settings]);
  const address = (role: string, password: string, database: string): string =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  await ask(
    address('admin', 'admin', 'postgres'),
    "create role province login createrole password 'province'",
    'create database dongbo owner province',
  );
  return {
    url: address('province', 'province', 'dongbo'),
    adminUrl: address('admin', 'admin', 'dongbo'),
    port,
    certificate: join(folder, 'server.crt'),
    stop: () => void spawnSync(control, ['stop', '-w', '-m', 'fast', '-D', data], { cwd: '/', ...account }),
  };
}
