import type { CallOf, Endpoint, OutputOf } from '@dongbo/contract';
import type { Actor } from '../identity/actor.ts';
import type { Operation } from './operation.ts';
import type { Request, Runner } from './runner.ts';

export interface CallOptions extends Partial<Pick<Request, 'requestId' | 'stored' | 'xml' | 'caller'>> {
  readonly actor: Actor;
  /** The official space when not given. */
  readonly space?: Request['space'];
}

/** Runs the operation of an endpoint inside this process, with the endpoint's types. Every call is a request of its own
 * unless `requestId` is given. Throws `Refusal` and `GeneralError` as the runner does. */
export type CallOperation = <E extends Endpoint>(
  endpoint: E,
  input: CallOf<E>,
  options: CallOptions,
) => Promise<OutputOf<E>>;

/** Finds the operation of an endpoint by name.
 * @throws Error for an endpoint without an operation, and at once when two operations have one name: only the first
 * would ever run. */
export function operationFinder(operations: readonly Operation[]): (endpoint: Pick<Endpoint, 'name'>) => Operation {
  const byName = new Map(operations.map((operation) => [operation.endpoint.name, operation]));
  if (byName.size !== operations.length) {
    const twice = operations.find((one) => byName.get(one.endpoint.name) !== one);
    throw new Error(`Two operations are called ${twice?.endpoint.name}`);
  }
  return ({ name }) => {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`No operation ${name}`);
    return found;
  };
}

/** Gives the calls of a runner and its operations to those who are not HTTP: seeds, the terminal, benches, tests. */
export function createCall(runner: Runner, operations: readonly Operation[]): CallOperation {
  const find = operationFinder(operations);
  return async <E extends Endpoint>(endpoint: E, input: CallOf<E>, options: CallOptions): Promise<OutputOf<E>> => {
    const { space = 'official', requestId = crypto.randomUUID(), ...rest } = options;
    const answer = await runner.run(find(endpoint), { ...rest, space, requestId, input });
    // The runner has parsed the answer with this endpoint's output schema.
    return answer.output as OutputOf<E>;
  };
}
