import { hash } from 'node:crypto';
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
  return hash('sha256', canonical(input), 'buffer');
}

/** A write as its client named it. */
export interface NamedRequest {
  readonly actorId: string;
  readonly requestId: string;
  readonly operation: string;
  readonly inputHash: Buffer;
  readonly at: Date;
}

/** The end of a write found its request id taken (`record_act`): the same request was faster. */
export const isAnsweredMeanwhile = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'RQ001';

/** The answer that was given to this request before; undefined when there was none. Throws `request-id-reused` when the
 * id was used for something else. */
export async function findAnswer(
  db: Kysely<KernelTables>,
  request: NamedRequest,
): Promise<{ readonly answer: unknown } | undefined> {
  const known = await db
    .selectFrom('request')
    .select(['operation', 'input_hash', 'answer'])
    .where('actor_id', '=', request.actorId)
    .where('request_id', '=', request.requestId)
    .executeTakeFirst();
  if (known && (known.operation !== request.operation || !request.inputHash.equals(known.input_hash)))
    throw new GeneralError('request-id-reused');
  return known;
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
