import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { SystemName } from '@dongbo/contract';
import { z } from 'zod';
import type { Installation } from '../installation.ts';
import { publicAddressOf } from '../names-of-server.ts';
import type { Program } from '../program.ts';
import type { DemonstrationProgress } from './progress-line.ts';

/** The systems that have a share, as `demonstrationShares` of `@dongbo/load` lists them (a test compares): a new one is
 * filled in at the next start. */
export const demonstratedSystems: readonly SystemName[] = ['procedures', 'administration'];

const markName = 'living-demonstration';
const fingerprint = demonstratedSystems.join(' ');

/** A living demonstration on its way in a process of its own, so that the one that answers has no work with it. */
export interface LivingDemonstration {
  /** How much is there, 0 to 1. */
  share(): number;
  /** Resolves when it is complete or was given up. */
  readonly ended: Promise<void>;
  /** Breaks it off; the next start goes on. */
  stop(): Promise<void>;
}

const Report = z.object({ share: z.number(), made: z.number(), wanted: z.number() });

async function isComplete({ databases }: Program): Promise<boolean> {
  const row = await databases.official.kysely
    .selectFrom('seed_run')
    .select('fingerprint')
    .where('name', '=', markName)
    .executeTakeFirst();
  return row?.fingerprint === fingerprint;
}

async function markComplete({ databases, clock }: Program): Promise<void> {
  const mark = { name: markName, fingerprint, finished_at: clock.now() };
  await databases.official.kysely
    .insertInto('seed_run')
    .values(mark)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(mark))
    .execute();
}

/** Whoever uses the server goes first; where the system does not let a process step back, it does not. */
function stepBack({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    return;
  }
}

/** Begins to fill the demonstration, or answers null when it is complete. `onProgress` hears how much is
 * there. */
export async function startLivingDemonstration(
  program: Program,
  installation: Installation,
  onProgress: (progress: DemonstrationProgress) => void,
): Promise<LivingDemonstration | null> {
  if (await isComplete(program)) return null;
  let known: DemonstrationProgress = { share: 0, made: 0, wanted: 0 };
  const child = fork(fileURLToPath(new URL('./demonstration-process.ts', import.meta.url)), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // What it has done with is given back early: it shares a small machine with the database.
    execArgv: ['--max-old-space-size=256', '--max-semi-space-size=32'],
  });
  stepBack(child);
  child.on('message', (message) => {
    known = Report.parse(message);
    if (known.share < 1) onProgress(known);
  });
  const { ownerUrl, secret, config } = installation;
  const url = installation.directUrl ?? installation.url;
  // Receipts name where people look up their dossier.
  const publicAddress = publicAddressOf(config);
  child.send({ url, ownerUrl, dataDir: config.dataDir, secret: secret.toString('base64'), publicAddress });
  let isStopping = false;
  const ended = (async () => {
    const [code] = await once(child, 'exit');
    if (isStopping) return;
    if (code === 0) {
      await markComplete(program);
      known = { ...known, share: 1 };
      onProgress(known);
    } else program.log.error({ code }, 'the living demonstration was given up; the next start goes on');
  })();
  return {
    share: () => known.share,
    ended,
    async stop() {
      isStopping = true;
      child.kill();
      await ended;
    },
  };
}
