import { createHash, randomUUID } from 'node:crypto';
import type { Job as QueuedJob, JobHelpers } from 'graphile-worker';
import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { systemActor } from '../identity/actor.ts';
import { giveTryBack, giveUp, tryAgain } from '../jobs/put-off.ts';
import { JobEnvelope, workerFacts } from '../jobs/run-job.ts';
import { Act } from '../operation/act.ts';
import type { RunnerParts } from '../operation/runner.ts';
import { inTransaction } from '../operation/transaction.ts';
import { pauseAfter, type Delivery, type DeliveryTry } from './delivery.ts';

/** The partner did not answer in time. */
export class PartnerTooSlow extends Error {
  override readonly name = 'PartnerTooSlow';
}

/** An id that is the same for every try of a job and for no other job: also after a restored backup counts its jobs anew, and
 * also for one that took another's place under its key. UUID version 8. */
export function deliveryId(
  name: string,
  { id, created_at, revision }: Pick<QueuedJob, 'id' | 'created_at' | 'revision'>,
) {
  const hash = createHash('sha256').update(`${name}/${id}/${created_at.toISOString()}/${revision}`).digest('hex');
  const variant = ((Number.parseInt(hash[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Sends within the time limit, also when `send` takes no notice of the signal. */
async function sendInTime(
  delivery: Delivery,
  claimed: unknown,
  attempt: Omit<DeliveryTry, 'signal'>,
  ending: AbortSignal,
): Promise<unknown> {
  ending.throwIfAborted();
  const late = new PartnerTooSlow(`no answer within ${delivery.timeoutMs} ms`);
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(late), delivery.timeoutMs);
  const signal = AbortSignal.any([time.signal, ending]);
  try {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(time.signal.aborted ? late : new Error('the worker ends')));
    });
    return await Promise.race([delivery.send(claimed, { ...attempt, signal }), aborted]);
  } finally {
    clearTimeout(timer);
  }
}

interface Attempt {
  readonly id: string;
  readonly number: number;
  readonly ending: AbortSignal;
}

async function deliver(parts: RunnerParts, delivery: Delivery, raw: unknown, attempt: Attempt): Promise<void> {
  const { name, system } = delivery;
  const { id, number, ending } = attempt;
  const { space, payload: given } = JobEnvelope.parse(raw);
  const payload: unknown = delivery.payload.parse(given);
  const { kysely } = parts.databases[space];
  const newAct = () => new Act(parts, space, systemActor(name), parts.clock.now());
  // The delivery's own type of the database is asserted by deliveriesOf.
  const contextOf = (act: Act, db: Kysely<KernelTables>) => act.context(system, db as unknown as Kysely<unknown>);
  const claimed = await inTransaction(kysely, 'required', (db) => delivery.claim(contextOf(newAct(), db), payload));
  if (claimed === null) return;
  const answer = await sendInTime(delivery, claimed, { id, number, space, log: parts.log }, ending);
  await inTransaction(kysely, 'required', async (db) => {
    const act = newAct();
    await delivery.record(contextOf(act, db), { id, payload, claimed, answer });
    await act.record(db, workerFacts(name), null);
  });
}

/** One try outside of the queue: what fails is thrown, and does not come again. */
export async function deliverOnce(parts: RunnerParts, delivery: Delivery, envelope: unknown): Promise<void> {
  const ending = new AbortController().signal;
  await deliver(parts, delivery, envelope, { id: randomUUID(), number: 1, ending });
}

/** One try of a delivery. What fails comes again after the delivery's own pause; a worker that ends uses up no try. */
export async function tryDelivery(
  parts: RunnerParts,
  delivery: Delivery,
  raw: unknown,
  helpers: Pick<JobHelpers, 'job' | 'withPgClient' | 'abortSignal'>,
): Promise<void> {
  const { job, abortSignal: ending } = helpers;
  const { tries = 0 } = JobEnvelope.parse(raw);
  const number = tries + job.attempts;
  try {
    await deliver(parts, delivery, raw, { id: deliveryId(delivery.name, job), number, ending });
  } catch (error) {
    const comesAgain = ending.aborted
      ? await giveTryBack(helpers, new Date(0))
      : number >= delivery.maxAttempts
        ? await giveUp(helpers)
        : await tryAgain(helpers, { tries: number, seconds: pauseAfter(delivery, number) });
    // Done, for the queue: another one has taken its place.
    if (comesAgain) throw error;
  }
}
