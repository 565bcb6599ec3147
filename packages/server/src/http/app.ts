import { readFileSync } from 'node:fs';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { openApiDocument } from '@dongbo/contract';
import { GeneralError, readJobFigures } from '@dongbo/kernel';
import { sql } from 'kysely';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { ActorMemory } from '@dongbo/kernel';
import type { Program } from '../program.ts';
import { endpointsOf } from '../systems.ts';
import { scannerState } from '../scanner-state.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { readProjectionFigures } from '../projection-figures.ts';
import { mountOperations } from './mount-operations.ts';
import { mountPages } from './mount-pages.ts';
import { mountWellKnown } from './mount-well-known.ts';
import type { HttpContext } from './admission.ts';
import { leaveConnection } from './perform.ts';
import { problemOf, waitOf } from './problem-document.ts';
import { createRateLimiter, noLimits, usualLimits, type RateLimits } from './rate-limits.ts';
import { secure } from './security.ts';
import { endSilentConnections, limitBodies, longestRequestMs } from './slow-lines.ts';
import { mayWatch } from './who-watches.ts';
import { answerUnparsed, answerUnroutable } from './unreadable-request.ts';

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

/** What watches the server must not be sent away by it. */
const unlimited = new Set(['/healthz', '/readyz', '/metrics']);

function mountHealth(app: FastifyInstance, program: Program, metrics: Metrics, options: AppOptions): void {
  const token = options.metricsToken ?? null;
  const demonstration = options.demonstration ?? (() => 1);
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (request, reply) => {
    try {
      await sql`select 1`.execute(program.databases.official.kysely);
      // Uploads without a scanner are a choice of whoever runs this; who watches the installation can see it.
      const share = demonstration();
      const filling = share < 1 ? { demonstration: share } : {};
      const details = mayWatch(request, token) ? { scanner: await scannerState(program.scanner), ...filling } : {};
      return { status: 'ready', ...details };
    } catch {
      return reply.code(503).send({ status: 'database not reachable' });
    }
  });
  app.get('/metrics', async (request, reply) => {
    // Like what does not exist: who may not look need not know that there is something.
    if (!mayWatch(request, token)) throw new GeneralError('not-found');
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  const document = openApiDocument(endpointsOf(program.systems), version);
  app.get('/api/openapi.json', async () => document);
}

export interface AppOptions {
  /** Addresses or networks of proxies whose `X-Forwarded-*` is believed; nobody's when empty. */
  readonly trustProxy?: readonly string[];
  /** Names under which this server is asked beside its addresses; null or absent: whatever name comes. */
  readonly hostNames?: readonly string[] | null;
  /** Behind a believed proxy every name counts. */
  readonly proxyKnowsNames?: boolean;
  /** Strict transport holds for the names below this one too. */
  readonly strictSubdomains?: boolean;
  /** `mailto:` or `https:` address for whoever found a hole; null or absent: there is no security.txt. */
  readonly securityContact?: string | null;
  /** Limits on how much one caller asks; the usual ones when not given. */
  readonly limits?: RateLimits | 'off';
  /** What `/metrics` asks for as a bearer token; without one it answers private addresses alone. */
  readonly metricsToken?: string | null;
  /** How much of the living demonstration is there, 0 to 1; 1 where none is wanted. */
  readonly demonstration?: () => number;
  /** Hears of every address that is mounted, so that whoever checks them forgets none. */
  readonly onRoute?: (method: string, path: string) => void;
}

/** The client went away while it still sent its body: nothing failed here, and nobody reads the answer. */
const isBrokenOff = ({ raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete;

/** The whole HTTP face: operations in both spaces, pages, health. Does not listen yet. */
export async function createApp(program: Program, options: AppOptions = {}): Promise<FastifyInstance> {
  const metrics = createMetrics({
    scanner: () => scannerState(program.scanner),
    jobs: () => readJobFigures(program.databases.official.kysely),
    projections: () => readProjectionFigures(program),
    streams: () => program.streams.size,
  });
  const limits = options.limits ?? usualLimits;
  const limiter = limits === 'off' ? noLimits : createRateLimiter(program.clock, limits);
  const http: HttpContext = { program, metrics, limiter, actors: new ActorMemory(program.databases.official.kysely) };
  const app = Fastify({
    logger: false,
    trustProxy: options.trustProxy?.length ? [...options.trustProxy] : false,
    genReqId: () => crypto.randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    requestTimeout: longestRequestMs,
    forceCloseConnections: 'idle',
    bodyLimit: 1_048_576,
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnparsed,
  });
  app.addHook('onRoute', ({ method, path }) => {
    for (const one of [method].flat()) options.onRoute?.(one, path);
  });
  await app.register(cookie);
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024, globalDecompression: false });
  secure(app, {
    trustProxy: options.trustProxy ?? [],
    hostNames: options.hostNames ?? null,
    proxyKnowsNames: options.proxyKnowsNames ?? false,
    strictSubdomains: options.strictSubdomains ?? false,
    log: program.log,
  });
  endSilentConnections(app);
  limitBodies(app);
  app.addHook('onRequest', async (request) => {
    if (!unlimited.has(request.url) || !mayWatch(request, options.metricsToken ?? null)) limiter.enter(request.ip);
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id);
    metrics.problems.inc({ code: problem.code });
    if (problem.status >= 500 && isBrokenOff(request))
      program.log.info({ requestId: request.id }, 'the client broke off its request');
    else if (problem.status >= 500) program.log.error({ requestId: request.id, error }, 'request failed');
    leaveConnection(request, reply);
    return reply
      .code(problem.status)
      .type('application/problem+json')
      .headers({ ...waitOf(problem), 'cache-control': 'no-store' })
      .send(problem);
  });
  // Streams would otherwise hold up the end until their clients leave.
  app.addHook('preClose', async () => await program.streams.close());
  mountHealth(app, program, metrics, options);
  mountWellKnown(app, { contact: options.securityContact ?? null, now: () => program.clock.now() });
  await mountOperations(app, http);
  await mountPages(app, http);
  return app;
}
