import { z } from 'zod';
import type { MessageGateway } from '../message-gateway.ts';

export interface SmsGatewayFacts {
  /** Where messages are handed over, `https://...`. */
  readonly url: string;
  /** Sent as `Authorization: Bearer`; null: the network knows who asks. */
  readonly token: string | null;
  /** The name that telephones show, as it is registered with the carriers; null: the gateway's own. */
  readonly sender: string | null;
}

const Answer = z.object({ reference: z.string().max(200).optional() });

/** The number does not exist or takes no messages; every other refusal (a wrong key, a limit) says nothing about the number. */
const noSuchNumber = 422;

/** Hands text messages to a gateway over HTTP: POST of `{id, from, to, text}` in JSON with the id as `Idempotency-Key`, answered by 2xx,
 * with a `reference` if there is one, or by 422 for a number that does not exist. Gateways of carriers each have a dialect; one that
 * speaks another is an adapter in this place. */
export function createSmsGateway({ url, token, sender }: SmsGatewayFacts): MessageGateway {
  return {
    name: 'sms-http',
    async send({ id, to, text }, signal) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          ...(token !== null && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ id, to, text, ...(sender !== null && { from: sender }) }),
        redirect: 'error',
        signal,
      });
      if (response.status === noSuchNumber) return { kind: 'refused' };
      if (!response.ok) throw new Error(`the gateway of text messages answers ${response.status}`);
      const said = Answer.safeParse(await response.json().catch(() => null));
      return { kind: 'accepted', reference: said.data?.reference ?? null };
    },
  };
}
