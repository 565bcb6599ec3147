import { setTimeout as pause } from 'node:timers/promises';
import {
  ProblemError,
  createClient,
  signIn,
  type CallOf,
  type Client,
  type Endpoint,
  type OutputOf,
} from '@dongbo/contract';
import { demonstrationPassword } from '@dongbo/kernel';
import { hashOfAnswer, type Journal } from './journal.ts';

/** No answer takes longer than this, whatever is being killed; then the same request is sent again. */
const answerPatience = 60_000;
/** Within this time every request gets an answer that means something. */
const patience = 240_000;

export interface CallOptions {
  readonly bytes?: BodyInit;
  readonly requestId?: string;
}

/** Somebody with a session who repeats every request with the same id until there is an answer. */
export interface Stubborn {
  readonly id: string;
  readonly name: string;
  /** A write, which goes into the journal once it is acknowledged, or a read. Throws `ProblemError` for a refusal. */
  call<E extends Endpoint>(endpoint: E, input: CallOf<E>, options?: CallOptions): Promise<OutputOf<E>>;
}

interface Session {
  readonly id: string;
  readonly name: string;
  readonly cookie: string;
}

const passing = new Set(['conflict', 'request-in-progress', 'too-many-requests']);

/** Whether the same request has to be sent again: no answer, no database, somebody else in the way. */
function isPassing(error: unknown, journal: Journal): boolean {
  if (!(error instanceof ProblemError)) return true;
  const { status, code } = error.problem;
  if (code === 'internal-error') {
    journal.counts.internalErrors += 1;
    journal.complaints.push(`internal-error: ${JSON.stringify(error.problem)}`);
  }
  return status === 0 || status >= 500 || passing.has(code);
}

async function insist<T>(journal: Journal, act: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patience;
  for (let wait = 50; ; wait = Math.min(1000, wait * 2)) {
    try {
      return await act();
    } catch (error) {
      if (!isPassing(error, journal)) throw error;
      if (performance.now() > deadline) throw new Error('No answer for four minutes', { cause: error });
      journal.counts.repeats += 1;
      await pause(wait);
    }
  }
}

async function openSession(base: () => string, username: string, journal: Journal): Promise<Session> {
  return await insist(journal, async () => {
    let cookie = '';
    const doFetch: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      return response;
    };
    const client = createClient({ base: base(), fetch: doFetch });
    const signal = AbortSignal.timeout(answerPatience);
    const { person } = await client.call(signIn, { username, password: demonstrationPassword }, { signal });
    if (person === null) throw new Error(`${username} signed in without a person`);
    journal.counts.signIns += 1;
    return { id: person.id, name: person.name, cookie };
  });
}

/** Signs in and answers a client of that person. `base` ends in `/api` and is asked anew for every request. */
export async function createStubborn(base: () => string, username: string, journal: Journal): Promise<Stubborn> {
  let session = await openSession(base, username, journal);
  let renewing: Promise<void> | null = null;
  /** Fifteen minutes idle end a session; whoever notices first signs in for all. */
  const renew = async (): Promise<void> => {
    renewing ??= openSession(base, username, journal).then((opened) => {
      session = opened;
      renewing = null;
    });
    await renewing;
  };
  const doFetch: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (response.headers.get('idempotent-replay') === 'true') journal.counts.replays += 1;
    return response;
  };
  const client = (): Client =>
    createClient({ base: base(), fetch: doFetch, headers: () => ({ cookie: session.cookie }) });
  return {
    id: session.id,
    name: session.name,
    async call(endpoint, input, options = {}) {
      const requestId = options.requestId ?? crypto.randomUUID();
      const send = async () => {
        const signal = AbortSignal.timeout(answerPatience);
        try {
          return await client().call(endpoint, input, {
            requestId,
            signal,
            ...(options.bytes === undefined ? {} : { bytes: options.bytes }),
          });
        } catch (error) {
          if (!(error instanceof ProblemError) || error.problem.status !== 401) throw error;
          await renew();
          throw new Error('Signed in again', { cause: error });
        }
      };
      const answer = await insist(journal, send);
      if (endpoint.effect === 'write') {
        const answerHash = hashOfAnswer(answer);
        journal.acknowledged.push({ requestId, actorId: session.id, operation: endpoint.name, answerHash });
      }
      return answer;
    },
  };
}
