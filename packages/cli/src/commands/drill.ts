import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spaces, type Space } from '@dongbo/contract';
import { checkContents, restoreBackup, verifyAudit, withRestoredServer, type ContentCheck } from '@dongbo/kernel';
import { checkRegisters, type RegisterCheck } from '@dongbo/procedures';
import { createLog, openInstallation, programOf, readConfig, type Program } from '@dongbo/server';

/** What was looked at in one space of the restored system. */
export interface SpaceFindings {
  readonly audit: Awaited<ReturnType<typeof verifyAudit>>;
  readonly registers: RegisterCheck;
  readonly contents: ContentCheck;
}

export interface DrillFindings {
  /** The backup that was brought back. */
  readonly id: string;
  readonly succeeded: boolean;
  readonly milliseconds: number;
  readonly spaces: Readonly<Record<Space, SpaceFindings>>;
}

async function look(program: Program, space: Space): Promise<SpaceFindings> {
  const db = program.databases[space].kysely;
  const registers = await checkRegisters(db);
  // Not against noted heads: what is brought back may end before them.
  const evidence = { keys: program.worker.services.audit.keys, heads: async () => [] };
  const audit = await verifyAudit(db, evidence, space);
  return { audit, registers, contents: await checkContents(db, program.files) };
}

const isSound = ({ audit, registers, contents }: SpaceFindings): boolean =>
  audit.intact && registers.broken.length === 0 && contents.wrong.length === 0;

async function lookInto(dataDir: string, databaseUrl: string | null): Promise<DrillFindings['spaces']> {
  const config = { ...readConfig(process.env), dataDir, databaseUrl, directUrl: null };
  await using installation = await openInstallation(config, () => undefined);
  await using program = programOf(installation, createLog(config.logLevel), 4);
  return { official: await look(program, spaces[0]), trial: await look(program, spaces[1]) };
}

/** Brings a backup back into a folder of its own beside the living system, checks the audit chain, the registers and the
 * hash of every file, and removes it again. */
export async function drill(folder: string, at: Date | null): Promise<DrillFindings> {
  const begin = performance.now();
  const beside = await mkdtemp(join(tmpdir(), 'dongbo-drill-'));
  // PostgreSQL runs as a user of its own and has to pass through.
  await chmod(beside, 0o711);
  const dataDir = join(beside, 'data');
  try {
    const { id, server } = await restoreBackup({ folder, dataDir, at });
    const found =
      server === null
        ? await lookInto(dataDir, null)
        : await withRestoredServer(dataDir, server, (url) => lookInto(dataDir, url));
    const succeeded = isSound(found.official) && isSound(found.trial);
    return { id, succeeded, milliseconds: Math.round(performance.now() - begin), spaces: found };
  } finally {
    await rm(beside, { recursive: true, force: true, maxRetries: 3 });
  }
}
