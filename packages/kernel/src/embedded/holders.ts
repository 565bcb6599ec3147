import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedError } from './embedded-error.ts';
import { identityOf } from './process-identity.ts';

/** Runs `act` while no other process starts or stops the server of this data folder. */
export async function withLock<T>(dataDir: string, act: () => Promise<T>): Promise<T> {
  const lock = join(dataDir, 'postgres.lock');
  const mine = identityOf(process.pid);
  const triesOf50Milliseconds = 2400;
  for (let attempt = 0; !take(lock, mine); attempt += 1) {
    if (attempt === triesOf50Milliseconds)
      throw new EmbeddedError(`Another process has been starting the database for two minutes (${lock}).`);
    await pause(50);
  }
  try {
    return await act();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string, mine: string): boolean {
  try {
    writeFileSync(lock, mine, { flag: 'wx' });
    return true;
  } catch {
    dropIfStale(lock);
    return false;
  }
}

function dropIfStale(lock: string): void {
  try {
    const holder = readFileSync(lock, 'utf8');
    const pid = Number(holder.split(' ')[0]);
    const stale = holder === '' ? isOld(lock) : identityOf(pid) !== holder;
    if (!stale) return;
    // Renamed before it is removed, so that of two waiters only one removes it and neither a lock taken meanwhile.
    const aside = `${lock}.${process.pid}`;
    renameSync(lock, aside);
    rmSync(aside, { force: true });
  } catch {
    // Gone in the meantime: the next attempt takes it.
  }
}

function isOld(path: string): boolean {
  return performance.timeOrigin + performance.now() - statSync(path).mtimeMs > 5_000;
}

/** Notes that this process uses the server. */
export function addHolder(dataDir: string): void {
  const folder = join(dataDir, 'postgres.users');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${process.pid}`), identityOf(process.pid));
}

/** Takes this process off the list; answers whether any other living process uses the server. */
export function removeHolder(dataDir: string): { othersLeft: boolean } {
  const folder = join(dataDir, 'postgres.users');
  rmSync(join(folder, `${process.pid}`), { force: true });
  let othersLeft = false;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (readFileSync(path, 'utf8') === identityOf(Number(name))) othersLeft = true;
    else rmSync(path, { force: true });
  }
  return { othersLeft };
}
