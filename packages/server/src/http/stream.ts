import { openStream, type Space, type StreamMessage } from '@dongbo/contract';
import { GeneralError, type StreamSink } from '@dongbo/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpContext } from './admission.ts';
import { hashOfToken, tokenOf } from './session-cookie.ts';

/** More than so many unsent bytes: the client does not read, and nothing more is written. */
const mostUnsentBytes = 16_384;
/** A browser whose stream ends comes again after a while of its own, so that not all come in the same moment. */
const retryMs = { least: 1_000, more: 4_000 } as const;

const messageText = (id: string | null, messages: readonly unknown[]): string =>
  messages
    .map((message, index) => {
      // The last message carries the id: whoever is cut off before it gets all of them again.
      const idLine = id !== null && index === messages.length - 1 ? `id: ${id}\n` : '';
      return `${idLine}data: ${JSON.stringify(message)}\n\n`;
    })
    .join('');

/** Holds back what comes before the head has been written. */
function createSink(reply: FastifyReply): StreamSink & { begin(first: unknown, id: string | null): void } {
  const { raw } = reply;
  let early: string[] | null = [];
  let isOver = false;
  const write = (text: string): void => {
    if (early !== null) early.push(text);
    else if (!raw.destroyed && !raw.writableEnded) raw.write(text);
  };
  return {
    begin(first, id) {
      raw.writeHead(200, {
        ...headersOf(reply),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // A proxy that collects answers would hold the messages back (nginx).
        'x-accel-buffering': 'no',
      });
      const retry = Math.round(retryMs.least + Math.random() * retryMs.more);
      raw.write(`retry: ${retry}\n${messageText(id, [first])}${(early ?? []).join('')}`);
      early = null;
      if (isOver) raw.end();
    },
    send: (id: string | null, messages: readonly StreamMessage[]) => write(messageText(id, messages)),
    // An id without data is kept by the browser and shown to nobody; a comment keeps the connection alive.
    beat: (id) => write(id === null ? ':\n\n' : `:\nid: ${id}\n\n`),
    isReady: () => raw.writableLength <= mostUnsentBytes,
    end() {
      isOver = true;
      if (early !== null) return;
      // What a client that does not read has not taken is thrown away with its connection.
      if (raw.writableLength > mostUnsentBytes) raw.destroy();
      else raw.end();
    },
  };
}

/** The headers that hooks have set for every answer. */
const headersOf = (reply: FastifyReply): Record<string, string | string[] | number> =>
  Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** Keeps the answer open and sends on it what the hub has for this session (server-sent events, WHATWG HTML 9.2), until the
 * client leaves, the session ends or the server stops. Who may listen has been decided by the operation, which answered `first`. */
export async function sendStream(
  { program }: HttpContext,
  request: FastifyRequest,
  reply: FastifyReply,
  order: { readonly space: Space; readonly first: unknown; readonly input: () => unknown },
): Promise<FastifyReply> {
  const token = tokenOf(request);
  if (token === null) throw new GeneralError('not-signed-in');
  const { watch = [], after = null } = openStream.input.parse(order.input());
  // A browser that comes again by itself says it in the header.
  const header = request.headers['last-event-id'];
  const sink = createSink(reply);
  const { id, close } = await program.streams.open(
    { space: order.space, tokenHash: hashOfToken(token), watch, after: typeof header === 'string' ? header : after },
    sink,
  );
  reply.raw.on('close', close);
  if (reply.raw.closed) close();
  reply.hijack();
  sink.begin(order.first, id);
  return reply;
}
