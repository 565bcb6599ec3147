import { setTimeout as pause } from 'node:timers/promises';
import { StreamMessage } from '@dongbo/contract';

/** What one client reads from a stream. */
export interface StreamReader {
  readonly status: number;
  readonly headers: Headers;
  /** All messages so far, in order. */
  readonly messages: readonly StreamMessage[];
  /** The id that a browser would give back. */
  lastId(): string | null;
  /** Waits until a message fits. */
  hears(fits: (message: StreamMessage) => boolean, withinMs?: number): Promise<StreamMessage>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  leave(): void;
}

export interface StreamCall {
  readonly cookie: string | null;
  readonly prefix?: string;
  readonly watch?: readonly string[];
  readonly lastId?: string | null;
}

/** Opens a stream over a real connection, as a browser does. */
export async function readStream(address: string, call: StreamCall): Promise<StreamReader> {
  const leaving = new AbortController();
  const query = call.watch === undefined ? '' : `?watch=${call.watch.join(',')}`;
  const response = await fetch(`${address}${call.prefix ?? ''}/api/stream${query}`, {
    headers: {
      ...(call.cookie === null ? {} : { cookie: call.cookie }),
      ...(call.lastId ? { 'last-event-id': call.lastId } : {}),
    },
    signal: leaving.signal,
  });
  const messages: StreamMessage[] = [];
  let lastId: string | null = null;
  const take = (block: string): void => {
    for (const line of block.split('\n')) {
      if (line.startsWith('id: ')) lastId = line.slice(4);
      if (line.startsWith('data: ')) messages.push(StreamMessage.parse(JSON.parse(line.slice(6))));
    }
  };
  const ended = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      if (response.status === 200) blocks.forEach(take);
    }
  })().catch(() => undefined);
  let seen = 0;
  return {
    status: response.status,
    headers: response.headers,
    messages,
    lastId: () => lastId,
    ended,
    async hears(fits, withinMs = 5_000) {
      const until = performance.now() + withinMs;
      while (performance.now() < until) {
        const at = messages.findIndex((message, index) => index >= seen && fits(message));
        const found = messages[at];
        if (found) {
          seen = at + 1;
          return found;
        }
        await pause(10);
      }
      throw new Error(`Nothing fitting was heard in ${withinMs} ms, but ${JSON.stringify(messages)}`);
    },
    leave: () => leaving.abort(),
  };
}
