import type { Endpoint, Space } from '@dongbo/contract';
import {
  GeneralError,
  Refusal,
  TooLarge,
  examinationWith,
  findPurpose,
  paperPurpose,
  refusalOfUpload,
  type Actor,
  type Answer,
  type Operation,
  type StoredBytes,
  type UploadPurpose,
} from '@dongbo/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { admit, type HttpContext } from './admission.ts';
import { deviceOf, hashOfToken, languageOf, signInFactsOf, tokenOf } from './session-cookie.ts';
import { untilSilence } from './slow-lines.ts';

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

/** Who has a heavy answer under way in this process. */
const heavyAnswers = new Set<string>();

/** One heavy answer at a time a person: two books at once come later than one after the other, and hold up everybody else's.
 * Throws `still-working`. */
async function oneAtATime<Made>(endpoint: Endpoint, actor: Actor, make: () => Promise<Made>): Promise<Made> {
  const holder = endpoint.heavy ? (actor.keyId ?? actor.personId) : null;
  if (holder === null) return await make();
  if (heavyAnswers.has(holder)) throw new GeneralError('still-working', { retryAfterSeconds: 10 });
  heavyAnswers.add(holder);
  try {
    return await make();
  } finally {
    heavyAnswers.delete(holder);
  }
}

const missed = (error: unknown): boolean =>
  (error instanceof GeneralError && error.code === 'not-found') || error instanceof Refusal;

/** Runs an operation as whoever sent the request, once the gate has admitted it. */
export async function perform(
  http: HttpContext,
  operation: Operation,
  request: FastifyRequest,
  call: { readonly space: Space; readonly input: () => unknown; readonly xml?: string },
): Promise<Answer> {
  const { program, actors } = http;
  const { endpoint } = operation;
  const { actor, settle } = await admit(http, endpoint, request, call.input);
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
  const done = (isMiss: boolean): void => settle({ missed: isMiss, ...(stored ? { bytes: stored.size } : {}) });
  try {
    const answer = await oneAtATime(endpoint, actor, async () =>
      program.runner.run(operation, {
        space: call.space,
        actor,
        input: call.input(),
        requestId: typeof requestId === 'string' ? requestId : null,
        caller: {
          token: tokenOf(request),
          address: request.ip,
          language: languageOf(request),
          device: deviceOf(request, endpoint, program.worker.services.deviceKey),
          ...signInFactsOf(request, endpoint),
        },
        ...(stored ? { stored } : {}),
        ...(call.xml === undefined ? {} : { xml: call.xml }),
      }),
    );
    done(false);
    const token = tokenOf(request);
    if (token !== null && (answer.session !== undefined || endpoint.session === 'changes'))
      actors.forget(hashOfToken(token));
    if (token !== null && answer.session !== undefined) program.streams.endSession(hashOfToken(token));
    return answer;
  } catch (error) {
    done(missed(error));
    throw error;
  }
}

/** So much of a body that nobody reads is taken off the line, so that the connection can go on. */
const smallRest = 65_536;

/** A body that was left half-way is not waited for: the connection ends after the answer. */
export function leaveConnection(request: FastifyRequest, reply: FastifyReply): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (request.raw.readableEnded || (length ?? encoding) === undefined) return;
  if (encoding === undefined && Number(length) <= smallRest) return;
  reply.header('connection', 'close');
}
