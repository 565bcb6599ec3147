import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { GeneralError } from './problems.ts';

/** Stable text of a parsed input: keys sorted, so that the same request has the same hash whatever the order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export function hashOfInput(input: unknown): Buffer {
  return createHash('sha256').update(canonical(input)).digest();
}

export interface ClaimedRequest {
  readonly actorId: string;
  readonly requestId: string;
  readonly operation: string;
  readonly inputHash: Buffer;
  readonly at: Date;
}

export type Claim = { readonly kind: 'new' } | { readonly kind: 'answered'; readonly answer: unknown };

/** Claims a client request id in the transaction of the write. A second claim of the same id waits until the first
 * transaction ends: then it finds the answer, or the row is gone and it is the first. */
export async function claimRequest(db: Kysely<KernelTables>, request: ClaimedRequest): Promise<Claim> {
  const inserted = await db
    .insertInto('request')
    .values({
      actor_id: request.actorId,
      request_id: request.requestId,
      operation: request.operation,
      input_hash: request.inputHash,
      at: request.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(sql<number>`1`.as('one'))
    .execute();
  if (inserted.length > 0) return { kind: 'new' };
  const known = await db
    .selectFrom('request')
    .select(['operation', 'input_hash', 'answer'])
    .where('actor_id', '=', request.actorId)
    .where('request_id', '=', request.requestId)
    .executeTakeFirst();
  if (!known) throw new GeneralError('request-in-progress');
  if (known.operation !== request.operation || !request.inputHash.equals(known.input_hash)) {
    throw new GeneralError('request-id-reused');
  }
  return { kind: 'answered', answer: known.answer };
}

/** A client that has not asked again by then does not ask any more. */
const keptMs = 7 * 86_400_000;
const mostAtOnce = 20_000;

/** Forgets the requests of more than a week ago with their answers, which repeat personal data that lives elsewhere; returns
 * how many. Piece by piece, so that no statement takes long. */
export async function sweepRequests(db: Kysely<KernelTables>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs);
  for (let total = 0; ;) {
    const { numAffectedRows } = await sql`
      delete from request where (actor_id, request_id) in (
        select actor_id, request_id from request where at < ${before} order by at limit ${mostAtOnce})`.execute(db);
    const swept = Number(numAffectedRows ?? 0n);
    total += swept;
    if (swept < mostAtOnce) return total;
  }
}
