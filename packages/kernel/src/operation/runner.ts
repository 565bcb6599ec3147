import type { Endpoint, Space } from '@dongbo/contract';
import { spaces } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import type { ZodError } from 'zod';
import type { Clock } from '../clock.ts';
import type { SpaceDatabase } from '../db/database.ts';
import type { KernelTables } from '../db/tables.ts';
import type { StoredBytes } from '../files/file-store.ts';
import type { UploadPurpose } from '../files/upload-purpose.ts';
import type { Actor } from '../identity/actor.ts';
import { openSystems } from '../stage/open-systems.ts';
import { Act, type AuditFacts, type Surroundings } from './act.ts';
import { markOfWords } from '../audit/audit-key.ts';
import { detailsOf, reasonOf, targetOf, type AuditDetails } from './audit-details.ts';
import { authorise, requireFresh } from './authorise.ts';
import type { Caller, Operation, OperationContext } from './operation.ts';
import { GeneralError, Refusal } from './problems.ts';
import { ReadTrail } from './read-trail.ts';
import { requireOpen } from './require-open.ts';
import { findAnswer, hashOfInput, isAnsweredMeanwhile, type NamedRequest } from './request-store.ts';
import { inTransaction } from './transaction.ts';

export interface RunnerParts extends Surroundings {
  readonly clock: Clock;
  readonly databases: Readonly<Record<Space, SpaceDatabase>>;
  /** What files may be uploaded for, beside papers, as the systems declare it. */
  readonly uploads?: readonly UploadPurpose[];
}

export interface Request {
  readonly space: Space;
  readonly actor: Actor;
  readonly input: unknown;
  /** Client request id (UUID); every write of a known person needs one. */
  readonly requestId: string | null;
  readonly caller?: Caller;
  readonly stored?: StoredBytes;
  /** The document of an endpoint with `body: 'xml'`. */
  readonly xml?: string;
}

export interface Answer {
  readonly output: unknown;
  /** The operation was answered from an earlier request with the same id. */
  readonly repeated: boolean;
  /** A new browser session (token), its end (null), or nothing to change (undefined). */
  readonly session: string | null | undefined;
  /** The cookie by which a browser that has signed in is known again; undefined: nothing to change. */
  readonly device?: string | undefined;
  /** A new secret of a sign-in that has begun, its end (null), or nothing to change (undefined). */
  readonly pending?: string | null | undefined;
}

export interface Runner {
  run(operation: Operation, request: Request): Promise<Answer>;
}

const noCaller: Caller = { token: null, address: null, language: 'vi' };
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function inputProblem(error: ZodError): GeneralError {
  const fields = error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: issue.code === 'custom' ? issue.message : issue.code,
  }));
  return new GeneralError('invalid-input', {}, fields.slice(0, 50));
}

/** What anybody may send holds a password, and a plain hash of it could be guessed. */
const keepsHash = ({ access, secret }: Endpoint): boolean => access !== 'public' && !secret;

function requestIdOf(endpoint: Endpoint, request: Request): string | null {
  // Public writes (sign-in) and secrets: neither they nor their hash are kept.
  if (endpoint.effect === 'read' || !keepsHash(endpoint) || request.actor.personId === null) return null;
  if (request.requestId === null || !uuid.test(request.requestId)) throw new GeneralError('request-id-missing');
  return request.requestId.toLowerCase();
}

interface SessionChange {
  value: string | null | undefined;
  device?: string;
  pending?: string | null;
}

function contextOf(
  parts: RunnerParts,
  { endpoint }: Operation,
  act: Act,
  db: Kysely<KernelTables>,
  request: Request,
  session: SessionChange,
): OperationContext<Endpoint, unknown, unknown> {
  return {
    // A system's tables lie in the same search path; its own type of the database is asserted by operationsOf.
    ...act.context(endpoint.system, db as unknown as Kysely<unknown>),
    refuse: (code, facts) => {
      throw new Refusal(code, facts);
    },
    stored: request.stored ?? null,
    xml: request.xml ?? null,
    uploads: parts.uploads ?? [],
    openSystems: async (actor) => {
      const now = parts.clock.now();
      const board = await parts.stages.board(now);
      return openSystems({ systems: parts.systems, board, actor, space: request.space, now });
    },
    requireFresh: () => {
      if (endpoint.stepUp === false) throw new Error(`${endpoint.name} does not say that it asks who acts`);
      requireFresh(request.actor, parts.clock.now());
    },
    setPending: (token) => {
      session.pending = token;
    },
    setSession: (opened) => {
      session.value = opened === null ? null : opened.token;
      if (opened === null) return;
      session.device = opened.device;
      act.isOf(opened.actor);
    },
    caller: request.caller ?? noCaller,
  };
}

/** A call as its input was read, and its answer if there is one. */
interface Told {
  readonly input: unknown;
  readonly output?: unknown;
}

const factsOf = (
  parts: RunnerParts,
  { endpoint }: Operation,
  request: Request,
  outcome: string,
  told: Told,
): AuditFacts => ({
  operation: endpoint.name,
  outcome,
  requestId: null,
  address: request.caller?.address ?? null,
  inputHash: null,
  details: detailsOf(endpoint, told, parts.services.audit.keys[0]),
  target: targetOf(endpoint, told.input),
  reason: reasonOf(endpoint, told.input),
});

/** Which account a failed sign-in tried. */
async function triedAccount(
  parts: RunnerParts,
  { endpoint }: Operation,
  input: unknown,
): Promise<Pick<AuditDetails, 'account'>> {
  const username: unknown = Object(input).username;
  if (endpoint.session !== 'opens' || typeof username !== 'string') return {};
  const known = await parts.databases.official.kysely
    .selectFrom('account')
    .select('username')
    .where('username', '=', username.trim().toLowerCase())
    .executeTakeFirst();
  if (known) return { account: known.username };
  const [key] = parts.services.audit.keys;
  return key === undefined ? {} : { account: markOfWords(key, username) };
}

/** Is a failure worth a line? Of reads what was not allowed, and what is not there for somebody who is known: who tries the ids of
 * others shows by it. */
function leavesTrace({ endpoint }: Operation, { actor }: Request, code: string): boolean {
  if (endpoint.effect === 'write') return true;
  return code === 'not-allowed' || (code === 'not-found' && endpoint.access !== 'public' && actor.personId !== null);
}

/** Denials and refusals leave a trace, outside the transaction that fell. */
async function recordFailure(
  parts: RunnerParts,
  operation: Operation,
  request: Request,
  { act, input, error }: { readonly act: Act; readonly input: unknown; readonly error: unknown },
): Promise<void> {
  const known = error instanceof Refusal || error instanceof GeneralError ? error.code : null;
  if (known === null || !leavesTrace(operation, request, known)) return;
  const facts = factsOf(parts, operation, request, known, { input });
  const details = { ...facts.details, ...(await triedAccount(parts, operation, input)) };
  await act.recordFailure(parts.databases[request.space].kysely, {
    ...facts,
    details: Object.keys(details).length === 0 ? null : details,
  });
}

async function runRead(
  parts: RunnerParts,
  operation: Operation,
  request: Request,
  input: unknown,
  act: Act,
  trail: ReadTrail,
): Promise<Answer> {
  const { endpoint } = operation;
  const db = parts.databases[request.space].kysely;
  const session: SessionChange = { value: undefined };
  const made = await operation.run(contextOf(parts, operation, act, db, request, session), input);
  const output = endpoint.output.parse(made);
  if (endpoint.personalData && request.actor.personId !== null)
    await trail.add(act.readEntry(factsOf(parts, operation, request, 'read', { input, output })));
  return { output, repeated: false, session: session.value };
}

/** What a client sends twice is answered twice and done once: the first answer goes to whoever asks again. The id is
 * claimed at the end of the write (`Act.record`), so a second one learns there, or by whatever refused it, to look here. */
async function answerGiven(
  db: Kysely<KernelTables>,
  named: NamedRequest | null,
  error: unknown,
): Promise<Answer | undefined> {
  if (named === null) return undefined;
  const known = await findAnswer(db, named).catch((problem: unknown) => {
    if (problem instanceof GeneralError) throw problem;
    // The database that cannot be asked is the same that failed: what it said first is the cause.
    return undefined;
  });
  if (known) return { output: known.answer, repeated: true, session: undefined };
  if (isAnsweredMeanwhile(error)) throw new GeneralError('request-in-progress');
  return undefined;
}

function nameRequest(parts: RunnerParts, endpoint: Endpoint, request: Request, inputHash: Buffer): NamedRequest | null {
  const requestId = requestIdOf(endpoint, request);
  const { personId } = request.actor;
  if (requestId === null || personId === null) return null;
  return { actorId: personId, requestId, operation: endpoint.name, inputHash, at: parts.clock.now() };
}

async function runWrite(
  parts: RunnerParts,
  operation: Operation,
  request: Request,
  input: unknown,
  freshAct: () => Act,
): Promise<Answer> {
  const { endpoint } = operation;
  const inputHash = hashOfInput([input, request.stored?.sha256 ?? request.xml ?? null]);
  const named = nameRequest(parts, endpoint, request, inputHash);
  const { kysely } = parts.databases[request.space];
  const hash = keepsHash(endpoint) ? inputHash.toString('hex') : null;
  const facts = {
    ...factsOf(parts, operation, request, 'done', { input }),
    requestId: named?.requestId ?? null,
    inputHash: hash,
  };
  const act = async (db: Kysely<KernelTables>): Promise<Answer> => {
    const session: SessionChange = { value: undefined };
    const fresh = freshAct();
    const output = endpoint.output.parse(
      await operation.run(contextOf(parts, operation, fresh, db, request, session), input),
    );
    if (operation.options.transaction === 'none') await fresh.recordAlone(db, facts);
    else await fresh.record(db, facts, named && { ...named, answer: output });
    return { output, repeated: false, session: session.value, device: session.device, pending: session.pending };
  };
  try {
    return await inTransaction(kysely, operation.options.transaction, act);
  } catch (error) {
    const given = await answerGiven(kysely, named, error);
    if (given) return given;
    throw error;
  }
}

/** Makes the one way through the house. For every operation, in this order: parse the input; ask whether its
 * system is open; authenticate and authorise; ask who acts where that weighs much; open a transaction; run; shape the output; append the client's request id with the answer, events and audit
 * in the same transaction; commit. Nothing else writes. */
export function createRunner(parts: RunnerParts): Runner {
  for (const space of spaces)
    if (parts.databases[space].space !== space) throw new Error(`Database of ${space} is bound elsewhere`);
  const trails: Readonly<Record<Space, ReadTrail>> = {
    official: new ReadTrail(parts.databases.official.kysely),
    trial: new ReadTrail(parts.databases.trial.kysely),
  };
  const freshAct = (request: Request): Act => new Act(parts, request.space, request.actor, parts.clock.now());
  return {
    async run(operation, request) {
      const { endpoint } = operation;
      const parsed = endpoint.input.safeParse(request.input);
      if (!parsed.success) throw inputProblem(parsed.error);
      const { system } = endpoint;
      await requireOpen(parts.stages, { system, space: request.space, now: parts.clock.now(), unitId: null });
      let act = freshAct(request);
      try {
        authorise(endpoint, request.actor);
        if (endpoint.stepUp === true) requireFresh(request.actor, parts.clock.now());
        if (endpoint.effect === 'read')
          return await runRead(parts, operation, request, parsed.data, act, trails[request.space]);
        // A retried transaction starts with an empty act.
        return await runWrite(parts, operation, request, parsed.data, () => (act = freshAct(request)));
      } catch (error) {
        await recordFailure(parts, operation, request, { act, input: parsed.data, error });
        throw error;
      }
    },
  };
}
