import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GeneralError, type Log } from '@dongbo/kernel';
import { createOuterReader, isFixedName, isSameHost, nameOfHost, rememberOuter } from './outer-address.ts';

export const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-src 'self' blob:",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const aloneInFrame = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Files are shown alone: nothing in them may load or run anything, and they are of no origin. Browsers show no PDF in a sandbox: it
 * has passed the guard, which takes none that does anything by itself, and their viewers run it apart from the page. */
export const filePolicyOf = (type: string): string =>
  type === 'application/pdf' ? aloneInFrame : `${aloneInFrame}; sandbox`;

/** Headers of every answer, whoever writes it. */
export const safetyHeaders = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
} as const;

/** What may be kept says so itself: pages and assets. */
const usualHeaders = { ...safetyHeaders, 'cache-control': 'no-store' };
const headersNotForSearchEngines = { ...usualHeaders, 'x-robots-tag': 'noindex' };

/** A year. Only over HTTPS: a browser must not remember it of a server on a laptop. */
const strictTransport = 'max-age=31536000';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface SecurityOptions {
  readonly trustProxy: readonly string[];
  /** Names under which this server is asked, beside its addresses and this machine's own; null: whatever name comes. A name that
   * somebody else's name server points here (DNS rebinding) is none of them. */
  readonly hostNames: readonly string[] | null;
  /** The names behind a believed proxy are that proxy's business. */
  readonly proxyKnowsNames: boolean;
  /** Strict transport holds for all names below this one too. */
  readonly strictSubdomains: boolean;
  readonly log: Log;
}

/** Why requests are refused, told once a minute for each cause: a stranger does not fill the log. */
function createTeller(log: Log, now: () => number = () => performance.now()) {
  const told = new Map<string, number>();
  return (why: string, { id: requestId, headers: { host, origin } }: FastifyRequest): void => {
    const key = `${why} ${String(host)} ${String(origin)}`;
    if (now() - (told.get(key) ?? -Infinity) < 60_000) return;
    if (told.size > 1000) told.clear();
    told.set(key, now());
    log.warn({ why, requestId, host, origin }, 'request refused');
  };
}

/** What stands in the way of a write; null: nothing. */
function foreignOf(request: FastifyRequest, host: string | null): string | null {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none')
    return `the browser says that a page of another site sends it (Sec-Fetch-Site: ${site})`;
  const { origin } = request.headers;
  if (typeof origin === 'string' && !isSameHost(origin, host))
    return 'Origin is another host than Host; a proxy has to keep Host as the browser sent it, or send X-Forwarded-Host and be named in DONGBO_TRUST_PROXY';
  return null;
}

const isOurs = (host: string, names: readonly string[]): boolean => {
  const name = nameOfHost(host);
  return isFixedName(name) || names.includes(name);
};

/** Names and values stand in turn. */
function hasSeveralHosts(rawHeaders: readonly string[]): boolean {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === 'host') count += 1;
  return count > 1;
}

const wrongHost = `Máy chủ này không mang tên trong địa chỉ đã gọi. Người vận hành: đặt DONGBO_PUBLIC_URL.
This server does not have the name in that address. Its operator sets DONGBO_PUBLIC_URL.
`;

/** What watches a process asks for it by whatever name it has. */
const named = (url: string): boolean => url !== '/healthz' && url !== '/readyz';
const notForSearchEngines = /^\/(trial|api|lam-viec)([/?]|$)/;

/** Sets the headers of every answer; refuses requests to names that this server does not have, and writes that another
 * site's page asks a browser to send. */
export function secure(app: FastifyInstance, options: SecurityOptions): void {
  const outerOf = createOuterReader(options.trustProxy);
  const tell = createTeller(options.log);
  const transport = options.strictSubdomains ? `${strictTransport}; includeSubDomains` : strictTransport;
  app.addHook('onRequest', async (request, reply) => {
    const outer = outerOf(request);
    rememberOuter(request, outer);
    reply.headers(notForSearchEngines.test(request.url) ? headersNotForSearchEngines : usualHeaders);
    if (outer.protocol === 'https') reply.header('strict-transport-security', transport);
    if (hasSeveralHosts(request.raw.rawHeaders)) throw new GeneralError('invalid-input');
    const names = outer.proxied && options.proxyKnowsNames ? null : options.hostNames;
    if (names !== null && named(request.url) && (outer.host === null || !isOurs(outer.host, names))) {
      tell('Host is none of the names of this server; name its public address in DONGBO_PUBLIC_URL', request);
      return reply.code(421).type('text/plain; charset=utf-8').send(wrongHost);
    }
    if (safeMethods.has(request.method)) return;
    // A body that grows when it is unpacked: nobody needs to send one.
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') throw new GeneralError('invalid-input');
    const foreign = foreignOf(request, outer.host);
    if (foreign === null) return;
    tell(foreign, request);
    throw new GeneralError('not-allowed');
  });
}
