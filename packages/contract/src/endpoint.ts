import type { z } from 'zod';
import { systemOf, type SystemName } from './systems.ts';

/** Who may call an endpoint at all. What they may see or do beyond that is decided on the loaded subject.
 * - `public`: anybody, also without a session.
 * - `person`: any signed-in person; the operation touches only what belongs to that person.
 * - `official`: a signed-in person who holds a role that carries the permission named like the endpoint.
 * - `system`: jobs and the terminal only; never mounted on HTTP. */
export type Access = 'public' | 'person' | 'official' | 'system';

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
  /** `file`: the request body is the raw bytes; the input comes from path and query alone. */
  readonly body: 'json' | 'file';
  /** `file`: the answer is a file; the output then is `FileAnswer`. */
  readonly answer: 'json' | 'file';
  /** Reads personal data of somebody else: every successful call is recorded in the audit, also reads. */
  readonly personalData: boolean;
}

type EndpointDescription<I extends z.ZodType, O extends z.ZodType, R extends string> = Pick<
  Endpoint<I, O, R>,
  'name' | 'summary' | 'method' | 'path' | 'access' | 'input' | 'output'
> & {
  readonly refusals?: readonly R[];
  readonly body?: 'json' | 'file';
  readonly answer?: 'json' | 'file';
  readonly personalData?: boolean;
};

/** Fills what follows from the description: the system from the name, the effect from the method.
 * @throws Error when the name belongs to no system. */
export function defineEndpoint<I extends z.ZodType, O extends z.ZodType, const R extends string = never>(
  description: EndpointDescription<I, O, R>,
): Endpoint<I, O, R> {
  return {
    refusals: [],
    body: 'json',
    answer: 'json',
    personalData: false,
    ...description,
    system: systemOf(description.name),
    effect: description.method === 'GET' ? 'read' : 'write',
  };
}

export type InputOf<E extends Endpoint> = z.output<E['input']>;
export type CallOf<E extends Endpoint> = z.input<E['input']>;
export type OutputOf<E extends Endpoint> = z.output<E['output']>;
export type RefusalOf<E extends Endpoint> = E['refusals'][number];

/** The parameter names of a path, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1] ?? '');
}
