import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded, type EmbeddedPostgres } from '@dongbo/kernel';
import { supervise, type Supervised } from './processes.ts';

/** An installation in a folder of its own: web server, worker and PostgreSQL as separate processes. */
export interface Installation {
  readonly folder: string;
  readonly dataDir: string;
  readonly address: string;
  readonly port: number;
  readonly serve: Supervised;
  readonly worker: Supervised;
  /** The database as its owner, adopted or started; for looking when nothing else runs or to prepare. */
  openDatabase(): Promise<EmbeddedPostgres>;
  /** Stops what runs and removes the folder. */
  remove(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

/** Makes the folder and names the programs; nothing runs yet. */
export async function createInstallation(): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'dongbo-faults-'));
  // PostgreSQL runs as a user of its own and has to pass through.
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const environment = {
    DONGBO_DATA: dataDir,
    DATABASE_URL: '',
    PORT: `${port}`,
    HOST: '127.0.0.1',
    DONGBO_RATE_LIMITS: 'off',
    DONGBO_DEMONSTRATION: 'accounts',
    DONGBO_LOG: 'error',
  };
  const serve = supervise({ command: ['serve', '--no-worker'], environment, logPath: join(folder, 'serve.log') });
  const worker = supervise({ command: ['worker'], environment, logPath: join(folder, 'worker.log') });
  return {
    folder,
    dataDir,
    port,
    address: `http://127.0.0.1:${port}`,
    serve,
    worker,
    openDatabase: () => startEmbedded({ dataDir: join(dataDir, 'postgres'), durable: true }),
    async remove() {
      await worker.stop();
      await serve.stop();
      // Whoever stops last stops PostgreSQL; after a kill that may have been nobody.
      const database = await startEmbedded({ dataDir: join(dataDir, 'postgres'), durable: true });
      await database.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
