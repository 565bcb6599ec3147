import { Readable } from 'node:stream';
import { FileAnswer, type Endpoint, type Space } from '@dongbo/contract';
import { GeneralError, anonymous, findActor, type Actor, type FileStore, type Operation, type StoredBytes } from '@dongbo/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Program } from '../program.ts';
import type { Metrics } from './metrics.ts';
import { filePolicy } from './security.ts';
import { hashOfToken, languageOf, setSessionCookie, tokenOf } from './session-cookie.ts';

const jsonLimit = 1_048_576;
/** The import takes batches of long lines. */
const importLimit = 64 * 1_048_576;
const fileLimit = 20 * 1_048_576;

/** Who asks. Public reading needs no session; only the session endpoints look at it all the same. */
export async function actorOf(program: Program, request: FastifyRequest, endpoint: Endpoint): Promise<Actor> {
  const token = tokenOf(request);
  if (token === null || (endpoint.access === 'public' && !endpoint.name.startsWith('kernel.session.'))) return anonymous;
  const found = await findActor(program.databases.official.kysely, hashOfToken(token), program.clock.now());
  return found ?? anonymous;
}

function inputOf(endpoint: Endpoint, request: FastifyRequest): unknown {
  const inQuery = endpoint.method === 'GET' || endpoint.body === 'file';
  const { lang: _, ...query } = Object(request.query);
  const rest: unknown = inQuery ? query : (request.body ?? {});
  if (typeof rest !== 'object' || rest === null || Array.isArray(rest)) throw new GeneralError('invalid-input');
  return { ...rest, ...Object(request.params) };
}

function sendFile(reply: FastifyReply, output: unknown): FastifyReply {
  const file = FileAnswer.parse(output);
  const ascii = file.name.normalize('NFD').replaceAll(/[^\x20-\x7e]|["\\]/g, '');
  return reply
    .headers({
      'content-type': file.type,
      'content-disposition': `${file.disposition}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': filePolicy,
      'cache-control': 'private, no-store',
    })
    .send(file.bytes instanceof Uint8Array ? Buffer.from(file.bytes) : Readable.from(file.bytes));
}

async function storeBody(files: FileStore, endpoint: Endpoint, request: FastifyRequest, actor: Actor): Promise<StoredBytes | null> {
  if (endpoint.body !== 'file') return null;
  // Nobody fills the disk without an account.
  if (actor.kind === 'anonymous') throw new GeneralError('not-signed-in');
  return await files.put(request.raw, fileLimit);
}

async function answer(program: Program, operation: Operation, space: Space, request: FastifyRequest, reply: FastifyReply) {
  const { endpoint } = operation;
  const actor = await actorOf(program, request, endpoint);
  const requestId = request.headers['idempotency-key'];
  const stored = await storeBody(program.files, endpoint, request, actor);
  const result = await program.runner.run(operation, {
    space,
    actor,
    input: inputOf(endpoint, request),
    requestId: typeof requestId === 'string' ? requestId : null,
    caller: { token: tokenOf(request), address: request.ip, language: languageOf(request) },
    ...(stored ? { stored } : {}),
  });
  if (result.session !== undefined) setSessionCookie(request, reply, result.session);
  if (result.repeated) reply.header('idempotent-replay', 'true');
  if (endpoint.answer === 'file') return sendFile(reply, result.output);
  return reply.header('cache-control', 'no-store').send(result.output);
}

/** Gives every operation its address, in both spaces. */
export function mountOperations(app: FastifyInstance, program: Program, metrics: Metrics): void {
  app.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null));
  for (const [space, prefix] of [['official', '/api'], ['trial', '/trial/api']] as const) {
    for (const operation of program.operations) {
      const { endpoint } = operation;
      if (endpoint.access === 'system') continue;
      app.route({
        method: endpoint.method,
        url: prefix + endpoint.path,
        bodyLimit: endpoint.name === 'procedures.catalogue.import' ? importLimit : jsonLimit,
        handler: async (request, reply) => {
          const end = metrics.operation.startTimer({ operation: endpoint.name, space });
          try {
            return await answer(program, operation, space, request, reply);
          } finally {
            end();
          }
        },
      });
    }
  }
}
