import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import { killNow, postgresChildren, postgresPid } from './processes.ts';
import type { Chance } from './random.ts';

export type Victim = 'serve' | 'worker' | 'postgres' | 'backend' | 'everything';

export interface KillRecord {
  readonly kills: Readonly<Record<Victim, number>>;
  /** Milliseconds from each kill to the next answer of `/readyz`, or, for the worker, until it was up again. */
  readonly recoveries: readonly number[];
}

export interface KillerOptions {
  readonly installation: Installation;
  readonly chance: Chance;
  /** Pauses between kills, milliseconds. */
  readonly pauses: { readonly from: number; readonly to: number };
  readonly isOver: () => boolean;
  readonly say: (line: string) => void;
}

const victims: readonly [Victim, ...Victim[]] = [
  'serve',
  'worker',
  'postgres',
  'serve',
  'worker',
  'postgres',
  'backend',
  'everything',
];

async function isReady(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Waits until the server answers and reaches its database. */
export async function untilReady(installation: Installation): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!(await isReady(installation.address))) {
    if (performance.now() > deadline) throw new Error('The server was not ready again within two minutes');
    await pause(50);
  }
}

function killPostgres({ dataDir }: Installation): boolean {
  const pid = postgresPid(dataDir);
  return pid !== null && killNow(pid);
}

/** One process of a connection, upon which PostgreSQL ends all others and recovers by itself. */
function killBackend({ dataDir }: Installation, chance: Chance): boolean {
  const [first, ...rest] = postgresChildren(postgresPid(dataDir) ?? -1);
  return first !== undefined && killNow(chance.pick([first, ...rest]));
}

async function strike(victim: Victim, { installation, chance }: KillerOptions): Promise<boolean> {
  const { serve, worker } = installation;
  if (victim === 'postgres') return killPostgres(installation);
  if (victim === 'backend') return killBackend(installation, chance);
  if (victim === 'everything') killPostgres(installation);
  const struck = victim === 'everything' ? [serve, worker] : [victim === 'serve' ? serve : worker];
  await Promise.all(struck.map((one) => one.kill()));
  // Whoever supervises processes takes a moment too.
  await pause(chance.between(0, 1500));
  for (const one of struck) await one.start();
  return true;
}

/** What ended by itself is started again, as a supervisor of processes would; the crash stays on record. */
async function reviveCrashed({ serve, worker }: Installation): Promise<void> {
  for (const one of [serve, worker]) if (!one.isRunning()) await one.start();
}

/** Kills at random until it is over; resolves when everything is up again. */
export async function keepKilling(options: KillerOptions): Promise<KillRecord> {
  const { installation, chance, say } = options;
  const kills: Record<Victim, number> = { serve: 0, worker: 0, postgres: 0, backend: 0, everything: 0 };
  const recoveries: number[] = [];
  while (!options.isOver()) {
    const until = performance.now() + chance.between(options.pauses.from, options.pauses.to);
    while (performance.now() < until && !options.isOver()) {
      await pause(50);
      await reviveCrashed(installation);
    }
    if (options.isOver()) break;
    const victim = chance.pick(victims);
    const begin = performance.now();
    if (!(await strike(victim, options))) continue;
    kills[victim] += 1;
    await untilReady(installation);
    recoveries.push(performance.now() - begin);
    say(`killed ${victim}; back after ${Math.round(performance.now() - begin)} ms`);
  }
  await reviveCrashed(installation);
  await untilReady(installation);
  return { kills, recoveries };
}
