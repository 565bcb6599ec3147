import type { KnownDevice } from '../identity/known-device.ts';
import type {
  CallOf,
  Endpoint,
  EventType,
  InputOf,
  OpenSystem,
  OutputOf,
  PayloadOf,
  RefusalOf,
  Space,
} from '@dongbo/contract';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { StoredBytes, FileStore } from '../files/file-store.ts';
import type { UploadPurpose } from '../files/upload-purpose.ts';
import type { Actor } from '../identity/actor.ts';
import type { EnqueueOptions, JobInput, Queueable } from '../jobs/job.ts';
import type { Log } from '../log.ts';
import type { Services } from './services.ts';

export interface EventTarget {
  readonly subjectId: string;
  readonly unitId?: string | null;
}

/** All that the writes of an act share: the transaction, who, when, and what it leaves behind. Explicit and small. */
export interface ActContext<Tables, Ports> extends Services {
  /** The transaction of a write; plain connections for a read. Bound to the space. */
  readonly db: Kysely<Tables>;
  readonly space: Space;
  readonly actor: Actor;
  readonly now: Date;
  /** What other systems supply to this one, as it declares in its own `ports.ts`. */
  readonly ports: Ports;
  readonly files: FileStore;
  readonly log: Log;
  /** A new time-sorted id. */
  newId(): string;
  /** Appends an event in this transaction; its reactions become jobs. */
  emit<E extends EventType>(event: E, payload: z.input<E['payload']>, target: EventTarget): void;
  /** Enqueues a job in this transaction; due at once unless the options say when. */
  enqueue<J extends Queueable>(job: J, input: JobInput<J>, options?: EnqueueOptions): void;
  /** A statement that was sent and whose answer nobody needs: it goes out with what follows, the record of the act among it, and the
   * act falls if it fails. What follows finds its effect. */
  later(sent: Promise<unknown>): void;
  /** Names what the act is about, for the audit. */
  about(subjectId: string, reason?: string): void;
  /** Says beside the outcome what the audit cannot tell from the call: numbers and sums, more than the typed reason. Declined: the
   * answer is a no although it is no problem of the caller's making. */
  note(said: string, options?: { readonly declined?: boolean }): void;
  /** Asks whether the system is open for the unit that acts; whether it is open at all was asked before the act began. Costs
   * no statement.
   * @throws GeneralError 'system-closed' */
  requireStage(unitId: string): Promise<void>;
}

/** What an operation is handed. */
export interface OperationContext<E extends Endpoint, Tables, Ports> extends ActContext<Tables, Ports> {
  /** Refuses with one of the endpoint's codes; nothing of the act remains. */
  refuse(code: RefusalOf<E>, facts?: Readonly<Record<string, unknown>>): never;
  /** The uploaded bytes of an endpoint with `body: 'file'`, already stored, synced and hashed. */
  readonly stored: StoredBytes | null;
  /** The document of an endpoint with `body: 'xml'`: text without entity declarations, not parsed yet. */
  readonly xml: string | null;
  /** What files may be uploaded for, as the systems declare it. */
  readonly uploads: readonly UploadPurpose[];
  /** The systems of this installation that are open in the space, as an actor meets them. Costs no statement when stages were
   * read within ten seconds. */
  openSystems(actor: Actor): Promise<z.input<typeof OpenSystem>[]>;
  /** Asks that whoever acts has shown lately who they are, where what the operation found decides it (an endpoint with `stepUp:
   * 'sometimes'`). Costs no statement.
   * @throws GeneralError 'step-up-needed' */
  requireFresh(): void;
  /** Lets the browser go on with the second step of a sign-in, or ends that (null); only the session operations use it. */
  setPending(token: string | null): void;
  /** Opens or ends (null) the caller's browser session; only sign-in and sign-out use it. Whose session is opened is who
   * acted, for the audit: before, it was nobody. */
  setSession(session: { readonly token: string; readonly actor: Actor; readonly device: string } | null): void;
  /** The caller's own session token and network address, for the session operations. */
  readonly caller: Caller;
}

export interface Caller {
  readonly token: string | null;
  readonly address: string | null;
  readonly language: 'vi' | 'en' | 'uk';
  /** The browser, when its cookie is one that this installation has signed. */
  readonly device?: KnownDevice | null;
  /** Secret of a sign-in that has begun in this browser, for the session operations. */
  readonly pending?: string | null;
  /** Host under which the browser reached the server, such as `dvc.example.vn` or `localhost:8080`, for the session operations. */
  readonly host?: string | null;
}

export interface OperationOptions {
  /** `none`: the operation commits its own statements, so that a refusal leaves traces (failed sign-ins). */
  readonly transaction: 'required' | 'none';
}

/** An operation with its system's types erased; only the runner calls `run`. */
export interface Operation {
  readonly endpoint: Endpoint;
  readonly options: OperationOptions;
  readonly run: (context: OperationContext<Endpoint, unknown, unknown>, input: unknown) => Promise<unknown>;
}

export type Run<E extends Endpoint, Tables, Ports> = (
  context: OperationContext<E, Tables, Ports>,
  input: InputOf<E>,
) => Promise<z.input<E['output']>>;

/** Gives a system its own `defineOperation`, bound to the tables it may name and the ports it declared. */
export function operationsOf<Tables, Ports>() {
  return function defineOperation<E extends Endpoint>(
    endpoint: E,
    run: Run<E, Tables, Ports>,
    options: OperationOptions = { transaction: 'required' },
  ): Operation {
    // Without a transaction nothing would tie the effect to the request id.
    if (options.transaction === 'none' && endpoint.access !== 'public' && !endpoint.secret)
      throw new Error(`${endpoint.name} needs a transaction`);
    // The runner parses the input with this very endpoint and hands the system's own database and ports.
    return { endpoint, options, run: run as unknown as Operation['run'] };
  };
}

export type { CallOf, OutputOf, PayloadOf };
