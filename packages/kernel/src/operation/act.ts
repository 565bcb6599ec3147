import type { EventType, Space, SystemName } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import { thenCommit } from '../db/pipelined-driver.ts';
import type { KernelTables } from '../db/tables.ts';
import type { Reaction } from '../events/reaction.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Actor } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import type { EnqueueOptions, JobInput, Queueable } from '../jobs/job.ts';
import type { Log } from '../log.ts';
import type { Stages } from '../stage/stages.ts';
import { eventSignal } from './event-signal.ts';
import type { AuditDetails } from './audit-details.ts';
import type { ActContext, EventTarget } from './operation.ts';
import { requireOpen } from './require-open.ts';
import type { AuditEntry } from './read-trail.ts';
import type { NamedRequest } from './request-store.ts';
import type { Services } from './services.ts';

/** The queue's names: one task for reactions, one per job. */
export const reactionTask = 'reaction';

/** What the process gives to every act. */
export interface Surroundings {
  readonly files: FileStore;
  readonly log: Log;
  readonly services: Services;
  /** What other systems supply, by the system that asks. */
  readonly ports: Readonly<Partial<Record<SystemName, unknown>>>;
  readonly reactions: readonly Reaction[];
  readonly stages: Stages;
  /** The systems of this installation, beside the kernel. */
  readonly systems: readonly SystemName[];
  /** Wishes about every job that is enqueued here; what the act itself wishes goes before them. */
  readonly wishes?: (job: Queueable) => EnqueueOptions;
}

export interface AuditFacts {
  readonly operation: string;
  readonly outcome: string;
  readonly requestId: string | null;
  readonly address: string | null;
  readonly inputHash: string | null;
  readonly details?: AuditDetails | null;
  /** What the call named, where the act itself says nothing. */
  readonly target?: string | null;
  /** The reason that the call gives, where the act itself notes nothing. */
  readonly reason?: string | null;
}

interface RecordedEvent {
  readonly id: string;
  readonly type: string;
  readonly subject_id: string;
  readonly actor_id: string | null;
  readonly unit_id: string | null;
  readonly payload: unknown;
  readonly at: Date;
  readonly position: number;
}

interface QueuedJob {
  readonly identifier: string;
  readonly payload: unknown;
  readonly max_attempts: number;
  readonly run_at?: Date;
  readonly job_key?: string;
  readonly queue_name?: string;
  readonly priority?: number;
}

const json = (value: unknown): string => JSON.stringify(value);

/** Collects what an act leaves behind beside its own rows, to be written in one statement before the commit. */
export class Act {
  readonly #surroundings: Surroundings;
  readonly #space: Space;
  #actor: Actor;
  readonly #now: Date;
  readonly #events: RecordedEvent[] = [];
  readonly #jobs: QueuedJob[] = [];
  readonly #sent: Promise<unknown>[] = [];
  #subjectId: string | null = null;
  #reason: string | null = null;
  #isDeclined = false;

  constructor(surroundings: Surroundings, space: Space, actor: Actor, now: Date) {
    this.#surroundings = surroundings;
    this.#space = space;
    this.#actor = actor;
    this.#now = now;
  }

  /** What the code of a system is handed. */
  context<Tables>(system: SystemName, db: Kysely<Tables>): ActContext<Tables, unknown> {
    const { services, ports, stages } = this.#surroundings;
    return {
      ...services,
      db,
      space: this.#space,
      actor: this.#actor,
      now: this.#now,
      ports: ports[system],
      files: this.#surroundings.files,
      log: this.#surroundings.log,
      newId: () => newId(this.#now.getTime()),
      emit: (event, payload, target) => this.#emit(event, payload, target),
      enqueue: (job, input, options) => this.#enqueue(job, input, options),
      later: (sent) => {
        this.#sent.push(sent);
        // Whoever waits for the end of the act is told.
        sent.catch(() => undefined);
      },
      about: (subjectId, reason) => {
        this.#subjectId = subjectId;
        this.#reason = reason ?? this.#reason;
      },
      note: (said, { declined = false } = {}) => {
        this.#reason = said;
        this.#isDeclined = declined;
      },
      requireStage: (unitId) => requireOpen(stages, { system, space: this.#space, now: this.#now, unitId }),
    };
  }

  /** Who acts turned out only now: somebody who signs in. */
  isOf(actor: Actor): void {
    this.#actor = actor;
  }

  #emit<E extends EventType>(event: E, payload: z.input<E['payload']>, target: EventTarget): void {
    const id = newId(this.#now.getTime());
    this.#subjectId ??= target.subjectId;
    this.#events.push({
      id,
      type: event.type,
      subject_id: target.subjectId,
      actor_id: this.#actor.personId,
      unit_id: target.unitId ?? null,
      payload: event.payload.parse(payload),
      at: this.#now,
      position: this.#events.length,
    });
    for (const reaction of this.#surroundings.reactions) {
      if (!reaction.events.some(({ type }) => type === event.type)) continue;
      this.#jobs.push({
        identifier: reactionTask,
        payload: { space: this.#space, eventId: id, handler: reaction.handler },
        max_attempts: 12,
      });
    }
  }

  #enqueue<J extends Queueable>(job: J, input: JobInput<J>, options: EnqueueOptions = {}): void {
    const { runAt, key, queue, priority } = { ...this.#surroundings.wishes?.(job), ...options };
    const payload: unknown = job.payload.parse(input);
    this.#jobs.push({
      identifier: job.name,
      // The instant stands in the payload too: the worker asks the clock that it is handed, not the database's.
      payload: { space: this.#space, payload, ...(runAt && { runAt }) },
      max_attempts: job.maxAttempts,
      ...(runAt && { run_at: runAt }),
      // Keys and queues are one namespace in the whole database.
      ...(key !== undefined && { job_key: `${this.#space}/${job.name}/${key}` }),
      ...(queue !== undefined && { queue_name: `${this.#space}/${queue}` }),
      ...(priority !== undefined && { priority }),
    });
  }

  #audit(facts: AuditFacts): AuditEntry {
    return {
      id: newId(this.#now.getTime()),
      at: this.#now,
      actor_id: this.#actor.personId,
      actor_name: this.#actor.name,
      operation: facts.operation,
      subject_id: this.#subjectId ?? facts.target ?? null,
      outcome: this.#isDeclined ? 'refused' : facts.outcome,
      reason: this.#reason ?? facts.reason ?? null,
      request_id: facts.requestId,
      address: facts.address,
      input_hash: facts.inputHash,
      details: facts.details ?? null,
    };
  }

  /** Writes the request id with its answer, events, audit and jobs: one statement, the last of the transaction. */
  async record(
    db: Kysely<KernelTables>,
    facts: AuditFacts,
    request: (NamedRequest & { readonly answer: unknown }) | null,
  ): Promise<void> {
    const recorded = sql`${sql.raw(thenCommit)}${this.#recorded(facts, request)}`.execute(db);
    // All of them are behind it on the line: where one failed, this one has failed with the same cause.
    await Promise.all([...this.#sent, recorded]);
  }

  /** The same outside of a transaction. */
  async recordAlone(db: Kysely<KernelTables>, facts: AuditFacts): Promise<void> {
    await Promise.all(this.#sent);
    await this.#recorded(facts, null).execute(db);
  }

  #recorded(facts: AuditFacts, request: (NamedRequest & { readonly answer: unknown }) | null) {
    return sql`select record_act(
      ${json(this.#events)}::jsonb, ${json([this.#audit(facts)])}::jsonb, ${json(this.#jobs)}::json,
      ${request?.actorId ?? null}::uuid, ${request?.requestId ?? null}::uuid, ${request?.operation ?? null}::text,
      ${request?.inputHash ?? null}::bytea, ${request?.at ?? null}::timestamptz,
      ${request === null ? null : json(request.answer)}::jsonb, ${eventSignal(this.#space, this.#events)}::text)`;
  }

  /** The entry of the audit for an act that only read. */
  readEntry(facts: AuditFacts): AuditEntry {
    return this.#audit(facts);
  }

  /** The act fell: only the audit keeps a trace of it, with what it was about. */
  async recordFailure(db: Kysely<KernelTables>, facts: AuditFacts): Promise<void> {
    this.#events.length = 0;
    this.#jobs.length = 0;
    this.#sent.length = 0;
    await this.recordAlone(db, facts);
  }
}
