import type { FastifyInstance } from 'fastify';
import { GeneralError } from '@dongbo/kernel';

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

/** Files are shown alone: nothing in them may load or run anything. */
export const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Headers of every answer, whoever writes it. */
export const safetyHeaders = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
} as const;

/** A year. Only over HTTPS: a browser must not remember it of a server on a laptop. */
const strictTransport = 'max-age=31536000; includeSubDomains';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** Sets the headers of every answer and refuses writes that another site's page asks a browser to send. */
export function secure(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    // What may be kept says so itself: pages and assets.
    reply.headers({ ...safetyHeaders, 'cache-control': 'no-store' });
    if (request.protocol === 'https') reply.header('strict-transport-security', strictTransport);
    if (safeMethods.has(request.method)) return;
    // A body that grows when it is unpacked: nobody needs to send one.
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') throw new GeneralError('invalid-input');
    const site = request.headers['sec-fetch-site'];
    if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') throw new GeneralError('not-allowed');
    const origin = request.headers.origin;
    if (typeof origin === 'string' && hostOf(origin) !== request.host) throw new GeneralError('not-allowed');
  });
}
