import type { z } from 'zod';
import { systemOf, type SystemName } from './systems.ts';

/** Who may call an endpoint at all. What they may see or do beyond that is decided on the loaded subject.
 * - `public`: anybody, also without a session.
 * - `person`: any signed-in person; the operation touches only what belongs to that person.
 * - `official`: a signed-in person who holds a role that carries the permission named like the endpoint.
 * - `partner`: another system, by its key, whose partner holds a role that carries that permission.
 * - `system`: jobs and the terminal only; never mounted on HTTP. */
export type Access = 'public' | 'person' | 'official' | 'partner' | 'system';

/** What a request carries. `file`: raw bytes, stored before the operation runs; `xml`: one XML document as text, handed
 * to the operation unparsed. For both, the input comes from path and query alone. */
export type Body = 'json' | 'file' | 'xml';

/** What comes back. `file`: bytes, the output then is `FileAnswer`; `stream`: server-sent events, the output then is the
 * schema of one message; `export`: a list as a file that is written in the background, the output then is `BookedExport`, and the
 * audit keeps by what was asked, as of a reading. */
export type AnswerKind = 'json' | 'file' | 'stream' | 'export';

/** What an endpoint does with the browser session of the caller: tell of it, open one, end it, or change what it may do. */
export type SessionUse = 'shows' | 'opens' | 'closes' | 'changes';

/** Whether an act asks that its actor has shown lately who they are (step-up, ADR 0073). `true`: before the operation runs; `sometimes`:
 * what the operation finds decides, such as an action of a process that signs. Machines, jobs and the terminal are not asked. */
export type StepUp = boolean | 'sometimes';

/** Most bytes of a request body where the endpoint names no limit of its own. JSON: the longest texts of an ordinary form, twice. */
export const usualBodyLimits: Readonly<Record<Body, number>> = {
  json: 65_536,
  xml: 1_048_576,
  file: 20 * 1_048_576,
};

/** Most fields and members of lists in a body together (elements and attributes of XML) where the endpoint names no limit of its
 * own: the longest form has some hundred, and 95,000 kept a server busy for a quarter of a second. */
export const usualBodyMembers = 2_000;

/** One thing that an actor can ask of the system, described as data. The server, the typed client, OpenAPI, the
 * who-may table and the list of refusals to translate are all made from it. */
export interface Endpoint<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Refusal extends string = string,
> {
  /** `system.subject.act`; also the name of the permission and of the audit entry. */
  readonly name: string;
  readonly system: SystemName;
  readonly summary: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below `/api`, with `:name` for parameters that are fields of the input. */
  readonly path: string;
  readonly effect: 'read' | 'write';
  readonly access: Access;
  readonly input: Input;
  readonly output: Output;
  /** Codes with which the operation may refuse, beside the general problems of `problem.ts`. */
  readonly refusals: readonly Refusal[];
  readonly body: Body;
  /** Most bytes of the request body. Who may not call an endpoint that takes more than a megabyte is refused before a byte of it
   * is read. */
  readonly bodyLimit: number;
  /** Most fields and members of lists in the body, whatever their depth. */
  readonly bodyMembers: number;
  readonly answer: AnswerKind;
  /** The input names something by a code that counts up and can be guessed: calls, and misses above all, have rate limits of their
   * own, by who asks and by what the guess is about, which this reads from an input that nobody has checked. Null: no code is asked. */
  readonly guessAbout: ((input: unknown) => string) | null;
  /** Keeps a processor busy for seconds, such as the print of a book: each person has one such answer at a time. */
  readonly heavy: boolean;
  /** Null for all but the session's own endpoints. */
  readonly session: SessionUse | null;
  /** Reads personal data of somebody else: every successful call is recorded in the audit, also reads. */
  readonly personalData: boolean;
  /** Changes accounts, rights or settings of others: who may call it is an administrator, whose sessions are shorter and whose password
   * grows old. */
  readonly administration: boolean;
  readonly stepUp: StepUp;
  /** Its input or its answer holds a secret: neither they nor a hash of them are kept, so that a repeated request is carried out anew. */
  readonly secret: boolean;
  /** Open also to somebody who has signed in and has to do something else before any work, such as to set up a second factor. */
  readonly firstStep: boolean;
}

type EndpointDescription<I extends z.ZodType, O extends z.ZodType, R extends string> = Pick<
  Endpoint<I, O, R>,
  'name' | 'summary' | 'method' | 'path' | 'access' | 'input' | 'output'
> & {
  readonly refusals?: readonly R[];
  readonly body?: Body;
  readonly bodyLimit?: number;
  readonly bodyMembers?: number;
  readonly answer?: AnswerKind;
  readonly guessAbout?: (input: unknown) => string;
  readonly heavy?: boolean;
  readonly session?: SessionUse;
  readonly personalData?: boolean;
  readonly administration?: boolean;
  readonly stepUp?: StepUp;
  readonly secret?: boolean;
  readonly firstStep?: boolean;
};

/** Fills what follows from the description: the system from the name, the effect from the method.
 * @throws Error when the name belongs to no system. */
export function defineEndpoint<I extends z.ZodType, O extends z.ZodType, const R extends string = never>(
  description: EndpointDescription<I, O, R>,
): Endpoint<I, O, R> {
  return {
    refusals: [],
    body: 'json',
    bodyLimit: usualBodyLimits[description.body ?? 'json'],
    bodyMembers: usualBodyMembers,
    answer: 'json',
    guessAbout: null,
    heavy: false,
    session: null,
    personalData: false,
    administration: false,
    stepUp: false,
    secret: false,
    firstStep: false,
    ...description,
    system: systemOf(description.name),
    effect: description.method === 'GET' ? 'read' : 'write',
  };
}

export type InputOf<E extends Endpoint> = z.output<E['input']>;
export type CallOf<E extends Endpoint> = z.input<E['input']>;
export type OutputOf<E extends Endpoint> = z.output<E['output']>;
export type RefusalOf<E extends Endpoint> = E['refusals'][number];

/** Do the fields of the input that are not in the path stand in the query? In a JSON body otherwise. */
export const hasFieldsInQuery = ({ method, body }: Pick<Endpoint, 'method' | 'body'>): boolean =>
  method === 'GET' || body !== 'json';

/** The parameter names of a path, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1] ?? '');
}
