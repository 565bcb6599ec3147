import { createClient, randomId } from '@dongbo/contract';
import type { Client } from '@dongbo/contract';
import { handsOff } from './background-header.ts';
import { hasCode } from './problem.ts';
import { spacePrefix } from './space.ts';
import { stepUpGate } from './step-up.ts';

const client = createClient({ base: `${spacePrefix}/api`, headers: handsOff });

/** The typed client, bound to the space of the page. An act for which the server wants to know again who acts is asked for once more, with
 * the same request id, after that was shown: nothing typed is lost, and nothing is done twice. */
export const api: Client = {
  ...client,
  async call(endpoint, input, options = {}) {
    const call = endpoint.effect === 'write' ? { requestId: randomId(), ...options } : options;
    try {
      return await client.call(endpoint, input, call);
    } catch (error) {
      if (!hasCode(error, 'step-up-needed') || !(await stepUpGate.ask())) throw error;
      return await client.call(endpoint, input, call);
    }
  },
};
