import type { Endpoint } from '@dongbo/contract';
import { GeneralError, anonymous, authorise, findPartner, type Actor, type ActorMemory } from '@dongbo/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Program } from '../program.ts';
import type { Metrics } from './metrics.ts';
import type { Pass, RateLimiter } from './rate-limits.ts';
import { deviceOf, hashOfToken, tokenOf } from './session-cookie.ts';

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

/** A request that may go on: who sends it, and where it is told what became of it. */
export interface Admission {
  readonly actor: Actor;
  readonly settle: Pass;
}

/** A page asks several operations for one request. */
const admitted = new WeakMap<FastifyRequest, Map<string, Promise<Admission>>>();

/** More of a body is not read of somebody who is nobody here, unless the endpoint is for everybody. */
const mostOfStrangers = 16_384;

/** Beyond this, who may not call the endpoint is refused before the body is read; below, the audit keeps what they asked. */
const muchToRead = 1_048_576;
const readsMuch = ({ body, bodyLimit }: Endpoint): boolean => body !== 'file' && bodyLimit > muchToRead;

/** May what the caller is about to send be read at all? */
function checkBody(endpoint: Endpoint, actor: Actor, { headers }: FastifyRequest): void {
  // Nobody without the permission makes the server read a large body.
  if (readsMuch(endpoint)) authorise(endpoint, actor);
  if (endpoint.access === 'public' || actor.personId !== null || actor.keyId !== undefined) return;
  const isOpenEnded = headers['transfer-encoding'] !== undefined;
  if (isOpenEnded || Number(headers['content-length'] ?? 0) > mostOfStrangers) throw new GeneralError('not-signed-in');
}

async function admitNow(
  http: HttpContext,
  endpoint: Endpoint,
  request: FastifyRequest,
  input: () => unknown,
): Promise<Admission> {
  const actor = await actorOf(http, request, endpoint);
  const settle = await http.limiter.pass(endpoint, {
    actor,
    address: request.ip,
    device: deviceOf(request, endpoint, http.program.worker.services.deviceKey)?.id ?? null,
    about: endpoint.guessAbout?.(input()) ?? null,
  });
  try {
    checkBody(endpoint, actor, request);
  } catch (error) {
    settle({ missed: true });
    throw error;
  }
  return { actor, settle };
}

/** The gate before an operation: who asks, and whether they ask too much. Asked before a byte of the body is read, so that `input` is
 * what stands in the address or what a page asks; who comes again with the same request finds the same answer. */
export async function admit(
  http: HttpContext,
  endpoint: Endpoint,
  request: FastifyRequest,
  input: () => unknown,
): Promise<Admission> {
  const ofRequest = admitted.get(request) ?? new Map<string, Promise<Admission>>();
  admitted.set(request, ofRequest);
  const admission = ofRequest.get(endpoint.name) ?? admitNow(http, endpoint, request, input);
  ofRequest.set(endpoint.name, admission);
  return await admission;
}

/** A body that was refused counts for so many misses where misses are counted: it cost more than one. */
const weightOfRefusedBody = 5;

/** What was taken beforehand is not kept open by a request that ended before its operation was asked. */
export function settleUnasked(request: FastifyRequest, reply: FastifyReply): void {
  const weight = reply.statusCode === 413 ? weightOfRefusedBody : 1;
  for (const admission of admitted.get(request)?.values() ?? [])
    void admission.then(
      ({ settle }) => settle({ missed: true, weight }),
      () => undefined,
    );
}
