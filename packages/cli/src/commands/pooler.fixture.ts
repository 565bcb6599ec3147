import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { accountOf, freePort, type OwnServer } from './own-server.fixture.ts';

/** PgBouncer as Debian brings it; undefined: not on this machine. */
export const poolerProgram = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path));

export interface Pooler {
  /** The database of the server through the pooler, as its owner. */
  readonly url: string;
  stop(): void;
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with code ${child.exitCode}`);
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      socket.once('connect', () => socket.end());
    });
    if (isOpen) return;
    await pause(100);
  }
  throw new Error('pgbouncer does not listen');
}

/** Starts PgBouncer before a server, with its usual settings but for the mode and how few sessions it has. */
export async function startPooler(
  program: string,
  folder: string,
  { server, mode, sessions }: { server: OwnServer; mode: 'session' | 'transaction'; sessions: number },
): Promise<Pooler> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const [users, settings] = [join(folder, 'users.txt'), join(folder, 'pgbouncer.ini')];
  writeFileSync(users, '"province" "province"\n');
  writeFileSync(
    settings,
    `[databases]
dongbo = host=127.0.0.1 port=${server.port} dbname=dongbo
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = ${mode}
default_pool_size = ${sessions}
`,
  );
  const account = accountOf();
  if (account) for (const path of [folder, users, settings]) chownSync(path, account.uid, account.gid);
  const child = spawn(program, [settings], { cwd: '/', stdio: 'ignore', ...account });
  await untilListening(port, child);
  return {
    url: `postgres://province:province@127.0.0.1:${port}/dongbo`,
    stop: () => void child.kill('SIGKILL'),
  };
}

/** `openssl` makes the certificates of tests. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
