import { randomUUID } from 'node:crypto';
import type { CallOf, Endpoint, OutputOf } from '@dongbo/contract';
import type { World } from '@dongbo/testing';
import { anonymous } from '../identity/actor.ts';
import { findActor } from '../identity/find-actor.ts';
import { readDevice } from '../identity/known-device.ts';
import { kernelOperations } from '../kernel-operations.ts';
import type { Operation } from '../operation/operation.ts';
import { hashOfToken } from '../session/session-store.ts';

/** Cookies of a browser. */
export interface Jar {
  session?: string | null;
  pending?: string | null;
  device?: string;
}

export interface TestBrowser {
  readonly jar: Jar;
  /** Calls as HTTP would, with the cookies of this browser. */
  call<E extends Endpoint>(endpoint: E, input: CallOf<E>): Promise<OutputOf<E>>;
  /** The code of the refusal; `done`: none. */
  codeOf<E extends Endpoint>(endpoint: E, input: CallOf<E>): Promise<string>;
}

/** A browser at an address of the network that keeps its cookies, on pages of `http://localhost:8080`. `more`: operations beside the
 * kernel's. */
export function openBrowser(
  world: World,
  address: string,
  { jar = {}, host = 'localhost:8080', more = [] }: { jar?: Jar; host?: string; more?: readonly Operation[] } = {},
): TestBrowser {
  const operations = [...kernelOperations, ...more];
  async function call<E extends Endpoint>(endpoint: E, input: CallOf<E>): Promise<OutputOf<E>> {
    const operation = operations.find((one) => one.endpoint.name === endpoint.name);
    if (operation === undefined) throw new Error(`No operation ${endpoint.name}`);
    const token = jar.session ?? null;
    const db = world.databases.official.kysely;
    const actor = token === null ? null : await findActor(db, hashOfToken(token), world.clock.now());
    const answer = await world.runner.run(operation, {
      space: 'official',
      actor: actor ?? anonymous,
      requestId: randomUUID(),
      input,
      caller: {
        token,
        address,
        language: 'vi',
        device: readDevice(jar.device, world.worker.services.deviceKey),
        pending: jar.pending ?? null,
        host,
      },
    });
    if (answer.session !== undefined) jar.session = answer.session;
    if (answer.pending !== undefined) jar.pending = answer.pending;
    if (answer.device !== undefined) jar.device = answer.device;
    return answer.output as OutputOf<E>;
  }
  return {
    jar,
    call,
    async codeOf(endpoint, input) {
      try {
        await call(endpoint, input);
        return 'done';
      } catch (error) {
        return String(Object(error).code ?? error);
      }
    },
  };
}
