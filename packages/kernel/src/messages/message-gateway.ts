import type { MessageChannel, Space } from '@dongbo/contract';

/** A message as it is handed to whoever carries it. */
export interface OutgoingMessage {
  /** The same in every try: who has had it already takes it once. */
  readonly id: string;
  readonly space: Space;
  /** An e-mail address, or a telephone number in the international form (E.164). */
  readonly to: string;
  /** Of an e-mail; a text message has none. */
  readonly subject: string | null;
  /** Plain text. */
  readonly text: string;
  /** The same as simple HTML; null for text messages. */
  readonly html: string | null;
}

/** What came of it. `refused`: there is no such address, and asking again would change nothing. */
export type MessageOutcome =
  | { readonly kind: 'accepted'; readonly reference: string | null }
  | { readonly kind: 'refused' };

/** Whoever carries messages of one channel. */
export interface MessageGateway {
  readonly name: string;
  /** Hands a message over, outside of any transaction. Throws whatever may go better in another try; what it throws carries neither
   * address nor text nor key. */
  send(message: OutgoingMessage, signal: AbortSignal): Promise<MessageOutcome>;
}

/** Who carries what in which space; null: nobody, and the channel is not offered. Bound by the composition root. */
export interface MessageGateways {
  of(space: Space, channel: MessageChannel): MessageGateway | null;
}
