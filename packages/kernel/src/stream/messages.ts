import type { StreamMessage } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { holdsSomewhere, type Actor } from '../identity/actor.ts';
import { readProgress, type JobProgress } from '../progress/progress-store.ts';
import { isInInbox, type Listener, type Pending } from './listener.ts';
import type { ReadSubjects, SubjectNow } from './subjects.ts';
import type { UnitAncestors } from './unit-ancestors.ts';

/** A stream with what is to be said on it. */
export interface Taken {
  readonly listener: Listener;
  readonly pending: Pending;
}

/** What changed, as it is at the time of sending. */
export interface Facts {
  readonly subjects: ReadonlyMap<string, SubjectNow>;
  readonly jobs: ReadonlyMap<string, JobProgress>;
}

/** Reads what the streams of one space are to be told of: one statement for each system with subjects, one for jobs. */
export async function readFacts(
  db: Kysely<KernelTables>,
  systems: readonly ReadSubjects[],
  taken: readonly Taken[],
): Promise<Facts> {
  const subjectIds = [...new Set(taken.flatMap(({ pending }) => [...pending.subjects]))];
  const jobIds = [...new Set(taken.flatMap(({ pending }) => [...pending.jobs]))];
  // A system's own type of the database is asserted by subjectsOf.
  const read = (one: ReadSubjects) => one(db as unknown as Kysely<unknown>, subjectIds);
  const found = subjectIds.length === 0 ? [] : await Promise.all(systems.map(read));
  return {
    subjects: new Map(found.flatMap((some) => [...some])),
    jobs: jobIds.length === 0 ? new Map() : await readProgress(db, jobIds),
  };
}

/** What this person may be told now. */
export function messagesOf(
  pending: Pending,
  actor: Actor,
  { subjects, jobs }: Facts,
  ancestors: UnitAncestors,
): StreamMessage[] {
  if (pending.everything) return [{ kind: 'resync' }];
  const messages: StreamMessage[] = [];
  const concerns =
    (pending.manyWork && holdsSomewhere(actor, 'kernel.inbox.list')) ||
    pending.work.some((address) => isInInbox(actor, address, ancestors.of(address[0] ?? '')));
  if (concerns) messages.push({ kind: 'inbox' });
  if (pending.notices) messages.push({ kind: 'notices' });
  for (const subjectId of pending.subjects) {
    const subject = subjects.get(subjectId);
    if (subject?.maySee(actor)) messages.push({ kind: 'subject', subjectId, version: subject.version });
  }
  for (const jobId of pending.jobs) {
    const job = jobs.get(jobId);
    if (job?.personId === actor.personId) messages.push({ kind: 'job', jobId, share: job.share, state: job.state });
  }
  return messages;
}
