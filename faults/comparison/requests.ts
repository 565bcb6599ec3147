import { hashOfAnswer, type Acknowledged } from '../journal.ts';
import { rowsOf, type Evidence, type Finding } from './finding.ts';

interface Stored {
  readonly actor_id: string;
  readonly request_id: string;
  readonly operation: string;
  readonly answer: unknown;
}

interface Audited {
  readonly request_id: string;
  readonly actor_id: string;
  readonly operation: string;
  readonly entries: number;
}

const atOnce = 2000;

/** People on whose behalf clients act; the program's own parts write too. */
const peopleOf = ({ journal }: Evidence): string[] => [...new Set(journal.acknowledged.map(({ actorId }) => actorId))];

/** Stored answers of everybody who has a session here, in pages. */
async function* storedRequests(evidence: Evidence): AsyncGenerator<Stored> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await rowsOf<Stored>(
      evidence,
      `select actor_id, request_id, operation, answer from request
      where request_id > $1 and actor_id = any($3) order by request_id limit $2`,
      [after, atOnce, peopleOf(evidence)],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = last.request_id;
  }
}

/** What is wrong between one stored request and what the client was told; null when nothing is. */
function fault(stored: Stored, told: Acknowledged | undefined): 'unasked' | 'lost' | null {
  if (told === undefined) return 'unasked';
  if (stored.answer === null || stored.operation !== told.operation || stored.actor_id !== told.actorId) return 'lost';
  return hashOfAnswer(stored.answer) === told.answerHash ? null : 'lost';
}

async function auditedRequests(evidence: Evidence): Promise<Audited[]> {
  return await rowsOf<Audited>(
    evidence,
    `select request_id, (array_agg(actor_id))[1] as actor_id, (array_agg(operation))[1] as operation, count(*)::integer as entries
    from audit_entry where request_id is not null and outcome = 'done' and actor_id = any($1) group by request_id`,
    [peopleOf(evidence)],
  );
}

/** One audit entry for each acknowledged write. */
async function compareAudited(evidence: Evidence, told: ReadonlyMap<string, Acknowledged>): Promise<string[]> {
  const missing = new Set(told.keys());
  const differences: string[] = [];
  for (const one of await auditedRequests(evidence)) {
    missing.delete(one.request_id);
    const act = told.get(one.request_id);
    if (one.entries === 1 && act?.operation === one.operation && act.actorId === one.actor_id) continue;
    differences.push(`audit: ${one.entries} entries for ${one.operation} ${one.request_id}`);
  }
  for (const id of missing) differences.push(`audit: no entry for ${told.get(id)?.operation ?? ''} ${id}`);
  return differences;
}

/** Every acknowledged write has its stored answer, equal to what the client was told, and one audit entry; nothing else
 * was done in the clients' names. */
export async function compareRequests(evidence: Evidence): Promise<Finding> {
  const told = new Map(evidence.journal.acknowledged.map((one) => [one.requestId, one]));
  const missing = new Set(told.keys());
  const differences: string[] = [];
  let lost = 0;
  let unasked = 0;
  for await (const stored of storedRequests(evidence)) {
    missing.delete(stored.request_id);
    const wrong = fault(stored, told.get(stored.request_id));
    if (wrong === null) continue;
    if (wrong === 'lost') lost += 1;
    else unasked += 1;
    differences.push(`${wrong}: ${stored.operation} ${stored.request_id}`);
  }
  for (const id of missing) differences.push(`lost: no trace of ${told.get(id)?.operation ?? ''} ${id}`);
  const unaudited = await compareAudited(evidence, told);
  return {
    figures: { acknowledged: told.size, lost: lost + missing.size, unasked, auditMissingOrDouble: unaudited.length },
    differences: [...differences, ...unaudited],
  };
}
