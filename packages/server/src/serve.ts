import { startWorker } from '@dongbo/kernel';
import type { FastifyInstance } from 'fastify';
import { readConfig, type Config } from './config.ts';
import { startHousekeeping } from './housekeeping.ts';
import { startLivingDemonstration, type LivingDemonstration } from './demonstration/living-demonstration.ts';
import { createProgressLine } from './demonstration/progress-line.ts';
import { tellOfDemonstration } from './demonstration/tell-of-demonstration.ts';
import { createApp } from './http/app.ts';
import { openInstallation, programOf } from './installation.ts';
import { createLog } from './log.ts';
import { namesOfServer, refuseUnaskedDemonstration, warningsOf } from './names-of-server.ts';
import { migrateInstallation, seedInstallation } from './prepare.ts';
import { createProgressBar } from './progress-bar.ts';
import { scannerState } from './scanner-state.ts';
import { welcome } from './welcome.ts';

export interface ServeOptions {
  /** Runs the worker in the same process (default), or leaves it to `dongbo worker`. */
  readonly worker?: boolean;
  /** Prints one JSON line instead of the welcome for people. */
  readonly json?: boolean;
}

/** Connections that the machine keeps until the program takes them; the kernel's own limit holds all the same. Node's 511 are full
 * when a thousand officials open their desks in the same second, each with six connections, and who comes then is cut off. */
const mostWaitingConnections = 4096;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Resolves when the process is asked to stop. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function addressOf(config: Config, port: number): string {
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The port that the system chose when the configuration said 0. */
const portOf = (bound: ReturnType<FastifyInstance['server']['address']>, asked: number): number =>
  typeof bound === 'object' && bound !== null ? bound.port : asked;

/** Brings everything up, serves until asked to stop, and closes in the reverse order. */
export async function serve(
  environment: Readonly<Record<string, string | undefined>>,
  options: ServeOptions = {},
): Promise<void> {
  const config = readConfig(environment);
  refuseUnaskedDemonstration(config);
  const log = createLog(config.logLevel);
  const stopped = untilAskedToStop();
  await using installation = await openInstallation(config, print);
  await migrateInstallation(installation);
  await using program = programOf(installation, log);
  const loaded = await seedInstallation(program, config.demonstration, createProgressBar(process.stderr));
  await using resources = new AsyncDisposableStack();
  if (options.worker ?? true) {
    const worker = await startWorker(program.worker);
    resources.defer(() => worker.stop());
    const housekeeping = startHousekeeping(program, config.auditHeadsUrl);
    resources.defer(() => housekeeping.stop());
  }
  let living: LivingDemonstration | null = null;
  const app = await createApp(program, {
    demonstration: () => living?.share() ?? 1,
    trustProxy: config.trustProxy,
    metricsToken: config.metricsToken,
    hostNames: namesOfServer(config),
    proxyKnowsNames: config.publicUrls.length === 0,
    strictSubdomains: config.strictSubdomains,
    securityContact: config.securityContact,
    ...(config.rateLimits === 'off' ? { limits: 'off' } : {}),
  });
  resources.defer(() => app.close());
  await app.listen({ port: config.port, host: config.host, backlog: mostWaitingConnections });
  const facts = {
    address: addressOf(config, portOf(app.server.address(), config.port)),
    demonstration: config.demonstration,
    scanner: await scannerState(program.scanner),
  };
  for (const line of warningsOf(config)) process.stderr.write(`${line}\n`);
  print(options.json === true ? JSON.stringify({ ...facts, loaded }) : await welcome(program, facts));
  if (config.livingDemonstration) {
    const line = createProgressLine(process.stderr);
    living = await startLivingDemonstration(program, installation, (progress) => {
      line(progress);
      tellOfDemonstration(program.streams, progress.share);
    });
    if (living !== null) tellOfDemonstration(program.streams, 0);
    // Given up, it goes on at the next start; nobody is kept waiting for it meanwhile.
    void living?.ended.then(() => tellOfDemonstration(program.streams, 1));
    resources.defer(() => living?.stop());
  }
  await stopped;
  if (options.json !== true) print('Đang dừng …');
}

/** Only the worker and its housekeeping, until asked to stop; `dongbo serve --no-worker` serves beside it. */
export async function work(
  environment: Readonly<Record<string, string | undefined>>,
  options: Pick<ServeOptions, 'json'>,
): Promise<void> {
  const config = readConfig(environment);
  const log = createLog(config.logLevel);
  const stopped = untilAskedToStop();
  await using installation = await openInstallation(config, print);
  await migrateInstallation(installation);
  await using program = programOf(installation, log, 8);
  await using resources = new AsyncDisposableStack();
  const worker = await startWorker(program.worker);
  resources.defer(() => worker.stop());
  const housekeeping = startHousekeeping(program, config.auditHeadsUrl);
  resources.defer(() => housekeeping.stop());
  print(options.json === true ? JSON.stringify({ worker: 'running' }) : 'Bộ xử lý nền đang chạy. Ctrl-C để dừng.');
  await stopped;
}
