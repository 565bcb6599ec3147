import type { Endpoint, Space } from '@dongbo/contract';
import {
  GeneralError,
  Refusal,
  TooLarge,
  anonymous,
  authorise,
  examinationWith,
  findPartner,
  findPurpose,
  paperPurpose,
  refusalOfUpload,
  type Actor,
  type ActorMemory,
  type Answer,
  type Operation,
  type StoredBytes,
  type UploadPurpose,
} from '@dongbo/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Program } from '../program.ts';
import type { Metrics } from './metrics.ts';
import type { RateLimiter } from './rate-limits.ts';
import { untilSilence } from './slow-lines.ts';
import { hashOfToken, languageOf, tokenOf } from './session-cookie.ts';

/** What every way into the program over HTTP shares. */
export interface HttpContext {
  readonly program: Program;
  readonly limiter: RateLimiter;
  readonly metrics: Metrics;
  readonly actors: ActorMemory;
}

/** What stands in the header of a request after `Bearer` (RFC 6750, 2.1). */
const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];

/** Who asks. A partner's key counts before a cookie. Public reading needs neither; only the session endpoints look at the
 * session all the same. */
async function actorOf({ program, actors }: HttpContext, request: FastifyRequest, endpoint: Endpoint): Promise<Actor> {
  const bearer = bearerOf(request);
  if (bearer !== undefined && endpoint.access !== 'public')
    return (await findPartner(program.databases.official.kysely, bearer, program.clock.now())) ?? anonymous;
  const token = tokenOf(request);
  if (token === null || (endpoint.access === 'public' && endpoint.session === null)) return anonymous;
  const hash = hashOfToken(token);
  const now = program.clock.now();
  // An open page alone does not keep its session: neither what it asks by itself nor its stream.
  const idle = endpoint.answer === 'stream' || request.headers['x-background'] === 'true';
  // Where the session itself is asked for or changed, and before every write, what was found before does not count.
  if (endpoint.effect === 'write' || endpoint.session !== null)
    return (await actors.findFresh(hash, now, idle)) ?? anonymous;
  return (await actors.findForReading(hash, now, idle)) ?? anonymous;
}

/** Before a large body is read into memory: may the caller send it at all? */
export async function mayEnter(http: HttpContext, endpoint: Endpoint, request: FastifyRequest): Promise<void> {
  authorise(endpoint, await actorOf(http, request, endpoint));
}

/** The part of a stream up to its end, without ending the connection when it is left half-way: the answer that says why
 * still has to get out. */
const bodyOf = (request: FastifyRequest): AsyncIterable<Uint8Array> => request.raw.iterator({ destroyOnReturn: false });

interface Upload {
  readonly space: Space;
  readonly purpose: UploadPurpose;
  readonly maxBytes: number;
  /** As the caller has it. */
  readonly name: string;
}

/** Too large: with the limit of this purpose and the name of the file. */
function tooLarge({ purpose, maxBytes, name }: Upload): Refusal {
  const { code, facts } = refusalOfUpload(
    { code: 'file.too-large' },
    { name, type: null, purpose: { ...purpose, maxBytes } },
  );
  return new Refusal(code, facts);
}

async function storeBody(
  { program, metrics }: HttpContext,
  request: FastifyRequest,
  { personId }: Actor,
  upload: Upload,
): Promise<StoredBytes> {
  const { space, purpose, maxBytes } = upload;
  // Nobody fills the disk without an account.
  if (personId === null) throw new GeneralError('not-signed-in');
  // Said beforehand: not a byte of it is read.
  if (Number(request.headers['content-length'] ?? 0) > upload.maxBytes) throw tooLarge(upload);
  const db = program.databases[space].kysely;
  const examination = examinationWith({ scanner: program.scanner, db, personId, purpose });
  const stored = await program.files
    .put(untilSilence(bodyOf(request)), maxBytes, examination)
    .catch((error: unknown) => {
      throw error instanceof TooLarge ? tooLarge(upload) : error;
    });
  const { fault, sha256, size } = stored;
  metrics.uploads.inc({ verdict: fault?.code ?? (program.scanner === null ? 'not-scanned' : 'clean') });
  if (fault) program.log.warn({ sha256, size, ...fault }, 'upload refused');
  return stored;
}

/** For what a body of bytes is sent; null: it is refused whatever its bytes are, so that it is not read and nothing of it is
 * to be swept. */
function purposeOf({ program }: HttpContext, { input }: Endpoint, call: unknown, requestId: unknown) {
  const parsed = typeof requestId === 'string' ? input.safeParse(call) : null;
  if (parsed?.success !== true) return null;
  const { purpose = paperPurpose.purpose }: { purpose?: string } = Object(parsed.data);
  return findPurpose(program.worker.uploads ?? [], purpose) ?? null;
}

const missed = (error: unknown): boolean =>
  (error instanceof GeneralError && error.code === 'not-found') || error instanceof Refusal;

/** Runs an operation as whoever sent the request, through the rate limiter. */
export async function perform(
  http: HttpContext,
  operation: Operation,
  request: FastifyRequest,
  call: { readonly space: Space; readonly input: () => unknown; readonly xml?: string },
): Promise<Answer> {
  const { program, limiter, actors } = http;
  const { endpoint } = operation;
  const actor = await actorOf(http, request, endpoint);
  limiter.pass(endpoint, actor, request.ip);
  const requestId = request.headers['idempotency-key'];
  const purpose = endpoint.body === 'file' ? purposeOf(http, endpoint, call.input(), requestId) : null;
  const stored =
    purpose === null
      ? undefined
      : await storeBody(http, request, actor, {
          space: call.space,
          purpose,
          maxBytes: Math.min(purpose.maxBytes, endpoint.bodyLimit),
          name: String(Object(call.input())['name'] ?? ''),
        });
  const done = (isMiss: boolean): void =>
    limiter.settle(endpoint, actor, request.ip, { missed: isMiss, ...(stored ? { bytes: stored.size } : {}) });
  try {
    const answer = await program.runner.run(operation, {
      space: call.space,
      actor,
      input: call.input(),
      requestId: typeof requestId === 'string' ? requestId : null,
      caller: { token: tokenOf(request), address: request.ip, language: languageOf(request) },
      ...(stored ? { stored } : {}),
      ...(call.xml === undefined ? {} : { xml: call.xml }),
    });
    done(false);
    const token = tokenOf(request);
    if (answer.session !== undefined && token !== null) {
      actors.forget(hashOfToken(token));
      program.streams.endSession(hashOfToken(token));
    }
    return answer;
  } catch (error) {
    done(missed(error));
    throw error;
  }
}

/** A body that was left half-way is not waited for: the connection ends after the answer. */
export function leaveConnection(request: FastifyRequest, reply: FastifyReply): void {
  if (
    !request.raw.readableEnded &&
    (request.headers['content-length'] ?? request.headers['transfer-encoding']) !== undefined
  ) {
    reply.header('connection', 'close');
  }
}
