import type { Space } from '@dongbo/contract';
import type { DatabaseOptions } from '../db/database.ts';
import { ThreadPool } from '../files/threads/thread-pool.ts';
import type { AuditVerdict } from './audit-check.ts';
import type { AuditEvidence } from './audit-evidence.ts';
import type { CheckAnswer, CheckOrder } from './check-order.ts';

/** The audit as acts know it beside their database. */
export interface AuditService extends AuditEvidence {
  /** Checks the whole record of a space beside the thread that answers; who asks while a check is under way gets its verdict. */
  check(space: Space): Promise<AuditVerdict>;
}

/** A record of many years. */
const limitMs = 3_600_000;

/** One, however many spaces are asked about: it has a core of its own and a connection. Between checks it is not there. */
const threads = new ThreadPool<CheckOrder, CheckAnswer>({
  module: new URL('./check-thread.ts', import.meta.url),
  threads: 1,
  megabytes: 256,
  isEndedAfterwards: true,
});

/** The audit of an installation whose record lies in this database. */
export function createAuditService(evidence: AuditEvidence, database: Omit<DatabaseOptions, 'max'>): AuditService {
  const underWay = new Map<Space, Promise<AuditVerdict>>();
  async function checkAnew(space: Space): Promise<AuditVerdict> {
    const heads = await evidence.heads(space);
    return await threads.run({ space, database, keys: evidence.keys, heads }, limitMs);
  }
  return {
    ...evidence,
    async check(space) {
      const running = underWay.get(space) ?? checkAnew(space).finally(() => underWay.delete(space));
      underWay.set(space, running);
      return await running;
    },
  };
}
