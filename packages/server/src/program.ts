import { join } from 'node:path';
import {
  createCall,
  createDiskFileStore,
  createRunner,
  createStages,
  kernelOperations,
  listMeasuresOf,
  measuresOfSystems,
  openDatabase,
  partsOfSystems,
  StreamHub,
  systemClock,
  type AuditKey,
  type CallOperation,
  type Clock,
  type FileScanner,
  type FileStore,
  type Log,
  type Measure,
  type Operation,
  type Runner,
  type SpaceDatabase,
  type System,
  type WorkerParts,
} from '@dongbo/kernel';
import type { Space } from '@dongbo/contract';
import { systems as allSystems } from './systems.ts';
import { createMessageGateways, type MessageCarriers } from './wiring/message-gateways.ts';
import { portsOf } from './wiring/ports.ts';
import { createServices } from './wiring/services.ts';

export interface ProgramOptions {
  /** Connection of the application (its rights are those of the role `dongbo_app` in any case). */
  readonly url: string;
  /** The server itself with the same rights, where `url` is a connection pooler; null or absent: `url` is the server. */
  readonly directUrl?: string | null;
  /** Connection of the owner: migrations and the job queue. */
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** 32 bytes under which private keys are sealed. */
  readonly secret: Buffer;
  readonly demonstration: boolean;
  /** Where people reach the portal; absent: nobody has said. */
  readonly publicAddress?: string | null;
  /** Those of the program when not given. */
  readonly systems?: readonly System[];
  /** Keys of the audit that were set, newest first. */
  readonly auditKeys?: readonly AuditKey[];
  /** Where heads of the audit are noted; in the data folder when not given. */
  readonly auditHeads?: string;
  /** Who carries messages to people outside; absent: nobody, or simulated with demonstration data. */
  readonly carriers?: MessageCarriers;
  readonly log: Log;
  readonly poolSize?: number;
  readonly clock?: Clock;
  /** Looks for malware in uploads; null or absent: nobody does. */
  readonly scanner?: FileScanner | null;
}

/** Everything one process needs, put together once: server, worker and terminal use the same. */
export interface Program extends AsyncDisposable {
  readonly clock: Clock;
  readonly systems: readonly System[];
  readonly databases: Readonly<Record<Space, SpaceDatabase>>;
  readonly files: FileStore;
  readonly operations: readonly Operation[];
  readonly measures: readonly Measure[];
  readonly runner: Runner;
  /** Runs one of the operations inside this process. */
  readonly call: CallOperation;
  readonly worker: WorkerParts;
  /** Who listens for changes in this process. */
  readonly streams: StreamHub;
  readonly log: Log;
  readonly scanner: FileScanner | null;
  /** Folder where heads of the audit are noted. */
  readonly auditHeads: string;
}

/** Opens databases and files and wires the systems' ports. Nothing runs yet. */
export function assembleProgram(options: ProgramOptions): Program {
  const clock = options.clock ?? systemClock;
  const systems = options.systems ?? allSystems;
  const names = systems.map((system) => system.name);
  const { url, directUrl = null } = options;
  const open = (space: Space, max: number) => openDatabase(space, { url, directUrl, systems: names, max });
  const size = options.poolSize ?? 20;
  const databases = { official: open('official', size), trial: open('trial', Math.max(4, Math.floor(size / 4))) };
  const files = createDiskFileStore(join(options.dataDir, 'files'));
  const auditHeads = options.auditHeads ?? join(options.dataDir, 'audit-heads');
  const worker: WorkerParts = {
    clock,
    databases,
    files,
    log: options.log,
    services: createServices(systems, {
      ...options,
      auditHeads,
      messageGateways: createMessageGateways({ ...options, databases }),
    }),
    ports: portsOf(options),
    ...partsOfSystems(systems),
    stages: createStages(databases.official.kysely),
    systems: names,
    uploads: systems.flatMap((system) => system.uploads),
    ownerUrl: options.ownerUrl,
    concurrency: { quick: 2, heavy: 2, partner: 4 },
  };
  const measures = measuresOfSystems(systems, worker);
  const operations = [...kernelOperations, listMeasuresOf(measures), ...systems.flatMap((system) => system.operations)];
  const runner = createRunner(worker);
  const subjects = systems.flatMap((system) => system.subjects);
  const streams = new StreamHub({ databases, clock, log: options.log, url: directUrl ?? url, subjects });
  return {
    clock,
    systems,
    databases,
    files,
    streams,
    log: options.log,
    scanner: options.scanner ?? null,
    auditHeads,
    worker,
    operations,
    measures,
    runner,
    call: createCall(runner, operations),
    async [Symbol.asyncDispose]() {
      await streams.close();
      await databases.official.close();
      await databases.trial.close();
    },
  };
}
