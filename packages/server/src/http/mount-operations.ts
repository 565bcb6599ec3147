import { Readable } from 'node:stream';
import { FileAnswer, hasFieldsInQuery, usualBodyLimits, type Endpoint, type Space } from '@dongbo/contract';
import { GeneralError, type Operation } from '@dongbo/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayEnter, perform, type HttpContext } from './perform.ts';
import { readJson } from './read-json.ts';
import { filePolicy } from './security.ts';
import { setSessionCookie } from './session-cookie.ts';
import { sendStream } from './stream.ts';

/** Would the whole body be read into memory although it may be larger than usual? */
const readsMuch = ({ body, bodyLimit }: Endpoint): boolean => body !== 'file' && bodyLimit > usualBodyLimits[body];

function inputOf(endpoint: Endpoint, request: FastifyRequest): unknown {
  const inQuery = hasFieldsInQuery(endpoint);
  const { lang: _, ...query } = Object(request.query);
  const rest: unknown = inQuery ? query : (request.body ?? {});
  if (typeof rest !== 'object' || rest === null || Array.isArray(rest)) throw new GeneralError('invalid-input');
  return { ...rest, ...Object(request.params) };
}

/** A name as RFC 8187 wants it: more is escaped than in an address. */
const extended = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function sendFile(reply: FastifyReply, output: unknown): FastifyReply {
  const file = FileAnswer.parse(output);
  const ascii = file.name.normalize('NFD').replaceAll(/[^\x20-\x7e]|["\\]/g, '');
  return reply
    .headers({
      'content-type': file.type,
      'content-disposition': `${file.disposition}; filename="${ascii}"; filename*=UTF-8''${extended(file.name)}`,
      'content-security-policy': filePolicy,
      'cache-control': 'private, no-store',
    })
    .send(file.bytes instanceof Uint8Array ? Buffer.from(file.bytes) : Readable.from(file.bytes));
}

async function answer(
  http: HttpContext,
  operation: Operation,
  space: Space,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { endpoint } = operation;
  const input = (): unknown => inputOf(endpoint, request);
  const result = await perform(http, operation, request, { space, input });
  if (result.session !== undefined) setSessionCookie(request, reply, result.session);
  if (result.repeated) reply.header('idempotent-replay', 'true');
  if (endpoint.answer === 'file') return sendFile(reply, result.output);
  if (endpoint.answer === 'stream')
    return await sendStream(http, request, reply, { space, first: result.output, input });
  return reply.header('cache-control', 'no-store').send(result.output);
}

/** Gives every operation its address, in both spaces. */
export function mountOperations(app: FastifyInstance, http: HttpContext): void {
  const { program, metrics } = http;
  app.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null));
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    readJson(body),
  );
  for (const [space, prefix] of [
    ['official', '/api'],
    ['trial', '/trial/api'],
  ] as const) {
    for (const operation of program.operations) {
      const { endpoint } = operation;
      if (endpoint.access === 'system') continue;
      app.route({
        method: endpoint.method,
        url: prefix + endpoint.path,
        // Nobody without the permission makes the server read a large body.
        ...(readsMuch(endpoint) ? { onRequest: async (request) => await mayEnter(http, endpoint, request) } : {}),
        bodyLimit: endpoint.bodyLimit,
        // To ask for the head of a stream would open it.
        exposeHeadRoute: endpoint.answer !== 'stream',
        handler: async (request, reply) => {
          const end = metrics.operation.startTimer({ operation: endpoint.name, space });
          try {
            return await answer(http, operation, space, request, reply);
          } finally {
            end();
          }
        },
      });
    }
  }
}
