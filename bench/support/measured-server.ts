import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbedded, type EmbeddedPostgres } from '@dongbo/kernel';
import { freePort } from '../../faults/installation.ts';
import { supervise, type Supervised } from '../../faults/processes.ts';

/** An installation with its own processes on the loopback address, in a folder of its own or in one that was filled before. */
export interface MeasuredServer extends AsyncDisposable {
  readonly address: string;
  readonly dataDir: string;
  readonly serve: Supervised;
  readonly worker: Supervised;
  readonly database: EmbeddedPostgres;
}

export interface MeasuredServerOptions {
  /** A data folder (`DONGBO_DATA`) to measure on; a fresh one that is removed afterwards when not given. */
  readonly data?: string | undefined;
  /** Settings for the two programs beside those of every bench. */
  readonly environment?: Readonly<Record<string, string>>;
}

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dongbo-bench-'));
  // PostgreSQL runs as a user of its own and has to pass through.
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  mkdirSync(data);
  chmodSync(data, 0o711);
  return data;
}

/** Starts PostgreSQL and the web server; the worker is started by whoever measures it. Rate limits are off. */
export async function startMeasuredServer(options: MeasuredServerOptions = {}): Promise<MeasuredServer> {
  const data = options.data === undefined ? freshFolder() : resolve(options.data);
  const port = await freePort();
  const environment = {
    DONGBO_DATA: data,
    DATABASE_URL: '',
    PORT: `${port}`,
    HOST: '127.0.0.1',
    DONGBO_RATE_LIMITS: 'off',
    DONGBO_DEMONSTRATION: 'accounts',
    DONGBO_LOG: 'error',
    ...options.environment,
  };
  const log = join(data, '..', `bench-${process.pid}.log`);
  const database = await startEmbedded({ dataDir: join(data, 'postgres'), durable: true });
  const serve = supervise({ command: ['serve', '--no-worker'], environment, logPath: log });
  const worker = supervise({ command: ['worker'], environment, logPath: log });
  await serve.start();
  return {
    address: `http://127.0.0.1:${port}`,
    dataDir: data,
    serve,
    worker,
    database,
    async [Symbol.asyncDispose]() {
      await worker.stop();
      await serve.stop();
      await database.stop();
      rmSync(log, { force: true });
      if (options.data === undefined) rmSync(join(data, '..'), { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
