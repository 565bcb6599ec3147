import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { ProblemError, type Endpoint, type Space } from '@dongbo/contract';
import { operationFinder } from '@dongbo/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorPage, publicPages, readablePaths, type PageAnswer, type PageContext } from '../pages/public-pages.ts';
import { compareFilePath, compareFileScript } from '../pages/compare-file-script.ts';
import { suggestPath, suggestScript } from '../pages/suggest-script.ts';
import { createApplicationPage, type ApplicationPage } from './application-page.ts';
import type { HttpContext } from './admission.ts';
import { perform } from './perform.ts';
import { problemOf, waitOf } from './problem-document.ts';
import { keepLanguage, languageOf, tokenOf } from './session-cookie.ts';
import { createKnownCodes, writeSiteMap } from '../pages/site-map.ts';

/** The built web application; `npm start` builds it. */
const dist = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** Addresses of the desk; its own router knows the rest. */
const deskPaths = ['/lam-viec', '/lam-viec/*'];

const prefixes = [
  ['official', ''],
  ['trial', '/trial'],
] as const satisfies readonly (readonly [Space, string])[];

const manifestPath = join(dist, '.vite', 'manifest.json');

function readStyles(): string[] {
  const manifest: Record<string, { css?: string[]; imports?: string[] }> = JSON.parse(
    readFileSync(manifestPath, 'utf8'),
  );
  const found = new Set<string>();
  const visited = new Set<string>();
  const visit = (key: string): void => {
    if (visited.has(key)) return;
    visited.add(key);
    for (const file of manifest[key]?.css ?? []) found.add(`/${file}`);
    for (const imported of manifest[key]?.imports ?? []) visit(imported);
  };
  visit('portal.html');
  return [...found];
}

/** Style sheets of the portal, from Vite's manifest; the server-written pages share them. Read again when the
 * application was built anew under a running server. */
function createStyles(): () => readonly string[] {
  let known: { at: number; styles: readonly string[] } = { at: 0, styles: [] };
  return () => {
    const at = statSync(manifestPath, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (at !== known.at) known = { at, styles: at === 0 ? [] : readStyles() };
    return known.styles;
  };
}

function callerOf(http: HttpContext, request: FastifyRequest, space: Space): PageContext['call'] {
  const find = operationFinder(http.program.operations);
  return async (endpoint: Endpoint, input: unknown) => {
    const operation = find(endpoint);
    try {
      const answer = await perform(http, operation, request, { space, input: () => input });
      // The runner has parsed the answer with this endpoint's output schema.
      return answer.output as never;
    } catch (error) {
      throw new ProblemError(problemOf(error, request.id), { cause: error });
    }
  };
}

function contextOf(http: HttpContext, request: FastifyRequest, space: Space, styles: readonly string[]): PageContext {
  return {
    query: new URL(request.url, 'http://page').searchParams,
    params: Object(request.params),
    language: languageOf(request),
    space,
    path: pathOf(request),
    call: callerOf(http, request, space),
    assets: { styles },
    now: http.program.clock.now(),
  };
}

function sendPage(reply: FastifyReply, page: PageAnswer) {
  if (page.location !== undefined) return reply.redirect(page.location, page.status);
  return reply.code(page.status).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page.html);
}

/** The systems that are open to somebody in the space; none while that cannot be read: they are only for hints. */
async function openSystems({ program }: HttpContext, space: Space): Promise<readonly string[]> {
  const now = program.clock.now();
  const board = await program.worker.stages.board(now).catch(() => null);
  return program.systems.map(({ name }) => name).filter((name) => board?.isOpen(name, space, now, null));
}

type Sending = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Sends an application as it stands in a space, with the hints of the address. */
const sendApplication =
  (http: HttpContext, application: ApplicationPage, space: Space, prefix: string): Sending =>
  async (request, reply) => {
    keepLanguage(request, reply);
    const page = application.write({
      path: pathOf(request).slice(prefix.length),
      prefix,
      language: languageOf(request),
      signedIn: tokenOf(request) !== null,
      open: await openSystems(http, space),
    });
    if (page === undefined)
      return await reply.code(503).type('text/plain; charset=utf-8').send('Giao diện chưa được dựng: chạy npm start.');
    return await reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  };

const pathOf = (request: FastifyRequest): string => new URL(request.url, 'http://page').pathname;

/** Server-written pages, the two applications and their assets. */
export async function mountPages(app: FastifyInstance, http: HttpContext): Promise<void> {
  const styles = createStyles();
  if (existsSync(dist)) {
    await app.register(fastifyStatic, {
      root: join(dist, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '1y',
      index: false,
      preCompressed: true,
    });
  }
  for (const [path, script] of [
    [suggestPath, suggestScript],
    [compareFilePath, compareFileScript],
  ] as const) {
    app.get(path, (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=3600').send(script),
    );
  }
  const desk = createApplicationPage(dist, 'desk.html');
  for (const [space, prefix] of prefixes) {
    for (const path of deskPaths) app.get(prefix + path, sendApplication(http, desk, space, prefix));
  }
  for (const [space, prefix] of prefixes) {
    for (const page of publicPages) {
      app.get(prefix + page.path, async (request, reply) => {
        keepLanguage(request, reply);
        const context = contextOf(http, request, space, styles());
        try {
          return sendPage(reply, await page.render(context));
        } catch (error) {
          const problem = error instanceof ProblemError ? error.problem : problemOf(error, request.id);
          if (problem.status >= 500) http.program.log.error({ requestId: request.id, error }, 'page failed');
          return sendPage(reply.headers(waitOf(problem)), errorPage(context, problem));
        }
      });
    }
  }
  mountSiteMap(app, http);
  mountTheRest(app, http, styles);
}

/** What there is to read, for search engines: the way on which most people come. The trial space is not among it. */
function mountSiteMap(app: FastifyInstance, http: HttpContext): void {
  const codesOf = createKnownCodes(() => http.program.clock.now());
  app.get('/sitemap.xml', async (request, reply) => {
    const codes = await codesOf(callerOf(http, request, 'official'));
    const procedures = codes.map((code) => `/thu-tuc/${encodeURIComponent(code)}`);
    const origin = `${request.protocol}://${request.host}`;
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(writeSiteMap(origin, [...readablePaths, ...procedures]));
  });
}

/** Whatever is no operation and no page of the server: a page of the portal, which knows its addresses itself, or nothing. */
function mountTheRest(app: FastifyInstance, http: HttpContext, styles: () => readonly string[]): void {
  const portal = createApplicationPage(dist, 'portal.html');
  app.setNotFoundHandler((request, reply) => {
    const problem = problemOf({ code: 'FST_ERR_NOT_FOUND' }, request.id);
    if (/^(\/trial)?\/api\//.test(request.url) || !['GET', 'HEAD'].includes(request.method)) {
      return reply.code(404).type('application/problem+json').send(problem);
    }
    const [space, prefix] = /^\/trial(\/|$)/.test(pathOf(request)) ? prefixes[1] : prefixes[0];
    if (portal.knows(pathOf(request).slice(prefix.length)))
      return sendApplication(http, portal, space, prefix)(request, reply);
    return sendPage(reply, errorPage(contextOf(http, request, space, styles()), problem));
  });
}
