import { GeneralError } from '@dongbo/kernel';
import type { FastifyInstance } from 'fastify';

/** The trial space is left readable, so that search engines find the header `X-Robots-Tag: noindex` there: what they may not read they
 * may still list. */
const robots = (origin: string): string => `User-agent: *
Disallow: /api/
Disallow: /lam-viec

Sitemap: ${origin}/sitemap.xml
`;

/** Half a year, renewed with every answer (RFC 9116, 2.5.5 wants less than one). */
const validForMs = 180 * 24 * 3_600_000;

/** What robots and finders of holes ask for. Without a contact there is no security.txt. */
export function mountWellKnown(
  app: FastifyInstance,
  { contact, now }: { readonly contact: string | null; readonly now: () => Date },
): void {
  app.get('/robots.txt', async ({ protocol, host }, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots(`${protocol}://${host}`)),
  );
  app.get('/.well-known/security.txt', async (_, reply) => {
    if (contact === null) throw new GeneralError('not-found');
    const expires = new Date(now().getTime() + validForMs).toISOString();
    return reply
      .type('text/plain; charset=utf-8')
      .send(`Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: vi, en\n`);
  });
}
