import type { Space } from '@dongbo/contract';
import { sweepFiles, type Sweep } from '@dongbo/kernel';
import type { Program } from './program.ts';

const namedInLog = 20;

/** Sweeps the files of both spaces and says in the log what was found. A content that is gone is an error each time:
 * somebody has to bring it back from a backup. */
export async function sweepFilesAndLog({
  databases,
  files,
  clock,
  log,
}: Pick<Program, 'databases' | 'files' | 'clock' | 'log'>): Promise<Record<Space, Sweep>> {
  const sweep = async (space: Space): Promise<Sweep> => {
    const swept = await sweepFiles(databases[space].kysely, files, clock.now());
    const { missing, ...removed } = swept;
    if (Object.values(removed).some((count) => count > 0))
      log.warn({ task: 'sweep', space, ...removed }, 'left-over files were removed');
    if (missing.length > 0)
      log.error(
        { task: 'sweep', space, missing: missing.length, keys: missing.slice(0, namedInLog) },
        'stored files are gone: bring them back from a backup ("dongbo files check" names their rows)',
      );
    return swept;
  };
  return { official: await sweep('official'), trial: await sweep('trial') };
}
