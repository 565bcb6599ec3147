import type { Space } from '@dongbo/contract';
import { sweepFilesAndLog as sweepSpace, type Sweep } from '@dongbo/kernel';
import type { Program } from './program.ts';

/** Sweeps the files of both spaces, as the worker does every hour, and says in the log what was found. */
export async function sweepFilesAndLog({
  databases,
  files,
  clock,
  log,
}: Pick<Program, 'databases' | 'files' | 'clock' | 'log'>): Promise<Record<Space, Sweep>> {
  const sweep = (space: Space): Promise<Sweep> =>
    sweepSpace({ db: databases[space].kysely, space, files, now: clock.now(), log });
  return { official: await sweep('official'), trial: await sweep('trial') };
}
