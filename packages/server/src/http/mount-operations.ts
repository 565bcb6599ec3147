import { Readable } from 'node:stream';
import { FileAnswer, hasFieldsInQuery, type Body, type Endpoint, type Space } from '@dongbo/contract';
import { GeneralError, type Operation } from '@dongbo/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { admit, settleUnasked, type HttpContext } from './admission.ts';
import { perform } from './perform.ts';
import { readJson } from './read-json.ts';
import { readXml } from './read-xml.ts';
import { filePolicyOf } from './security.ts';
import { setDeviceCookie, setPendingCookie, setSessionCookie } from './session-cookie.ts';
import { sendStream } from './stream.ts';

const bodies = ['json', 'xml', 'file'] as const satisfies readonly Body[];

/** No list has as many filters. */
const mostInQuery = 100;
const tooManyFields = { path: '', code: 'too-many-fields' };

function inputOf(endpoint: Endpoint, request: FastifyRequest): unknown {
  const inQuery = hasFieldsInQuery(endpoint);
  const { lang: _, ...query } = Object(request.query);
  if (Object.keys(query).length > mostInQuery) throw new GeneralError('invalid-input', {}, [tooManyFields]);
  const rest: unknown = inQuery ? query : (request.body ?? {});
  if (typeof rest !== 'object' || rest === null || Array.isArray(rest)) throw new GeneralError('invalid-input');
  return { ...rest, ...Object(request.params) };
}

/** The text that the part of the server for XML has read. */
function documentOf({ body }: FastifyRequest): string {
  if (typeof body !== 'string') throw new GeneralError('invalid-input', {}, [{ path: '', code: 'not-xml' }]);
  return body;
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
      'content-security-policy': filePolicyOf(file.type),
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
  const xml = endpoint.body === 'xml' ? { xml: documentOf(request) } : {};
  const result = await perform(http, operation, request, { space, input, ...xml });
  if (result.session !== undefined) setSessionCookie(request, reply, result.session);
  if (result.device !== undefined) setDeviceCookie(request, reply, result.device);
  if (result.pending !== undefined) setPendingCookie(request, reply, result.pending);
  if (result.repeated) reply.header('idempotent-replay', 'true');
  if (endpoint.answer === 'file') return sendFile(reply, result.output);
  if (endpoint.answer === 'stream')
    return await sendStream(http, request, reply, { space, first: result.output, input });
  return reply.header('cache-control', 'no-store').send(result.output);
}

/** Most members of a body for this address; those of no operation take no bodies. */
const membersOf = ({ routeOptions: { config } }: FastifyRequest): number =>
  'bodyMembers' in config && typeof config.bodyMembers === 'number' ? config.bodyMembers : 0;

/** Makes a part of the server understand one kind of body and no other, so that what is sent as something else is refused
 * before it is read. */
function readBodiesOf(app: FastifyInstance, body: Body): void {
  app.removeAllContentTypeParsers();
  if (body === 'file') app.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null));
  else {
    const [types, read] = body === 'xml' ? [['application/xml', 'text/xml'], readXml] : ['application/json', readJson];
    app.addContentTypeParser(types, { parseAs: 'buffer' }, async (request: FastifyRequest, bytes: Buffer) =>
      // Some clients name a type although they send nothing; what is needed is then missed by name.
      bytes.length === 0 && body === 'json' ? {} : read(bytes, membersOf(request)),
    );
  }
}

function mountOperation(app: FastifyInstance, http: HttpContext, operation: Operation): void {
  const { endpoint } = operation;
  for (const [space, prefix] of [
    ['official', '/api'],
    ['trial', '/trial/api'],
  ] as const) {
    app.route({
      method: endpoint.method,
      url: prefix + endpoint.path,
      // Before the body is read, and for its head as well.
      onRequest: async (request, reply) => {
        reply.raw.once('close', () => settleUnasked(request, reply));
        await admit(http, endpoint, request, () => request.params);
      },
      onResponse: (request, reply, done) => {
        settleUnasked(request, reply);
        done();
      },
      bodyLimit: endpoint.bodyLimit,
      config: { bodyMembers: endpoint.bodyMembers, ...(endpoint.body === 'file' ? { slowBody: true } : {}) },
      // To ask for the head of a stream would open it.
      exposeHeadRoute: endpoint.answer !== 'stream',
      handler: async (request, reply) => {
        const end = http.metrics.operation.startTimer({ operation: endpoint.name, space });
        try {
          return await answer(http, operation, space, request, reply);
        } finally {
          end();
        }
      },
    });
  }
}

/** Gives every operation its address, in both spaces. */
export async function mountOperations(app: FastifyInstance, http: HttpContext): Promise<void> {
  // What only the system may do has no address.
  const mounted = http.program.operations.filter(({ endpoint }) => endpoint.access !== 'system');
  for (const body of bodies) {
    await app.register(async (part) => {
      readBodiesOf(part, body);
      for (const operation of mounted.filter(({ endpoint }) => endpoint.body === body))
        mountOperation(part, http, operation);
    });
  }
}
