import { Socket } from 'node:net';
import { Refusal } from '@dongbo/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerUnparsed } from './unreadable-request.ts';

/** A line on which a file is sent may be as slow as it is, but not silent for so long. */
export const longestSilenceMs = 30_000;
/** Whole requests with any other body are there within this time. */
const longestBodyMs = 120_000;
/** No file takes longer, however slow the line: 20 MB come in an hour at 6 KB/s. */
export const longestRequestMs = 4 * 3_600_000;

/** Parts of a body as they come. Throws the refusal `file.silent-line` when none comes for too long: what is still sent
 * after that is not waited for. */
export async function* untilSilence(
  body: AsyncIterable<Uint8Array>,
  silenceMs = longestSilenceMs,
): AsyncGenerator<Uint8Array> {
  const parts = body[Symbol.asyncIterator]();
  for (;;) {
    const silent = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => silent.reject(new Refusal('file.silent-line', { seconds: Math.round(silenceMs / 1000) })),
      silenceMs,
    );
    try {
      const next = await Promise.race([parts.next(), silent.promise]);
      if (next.done === true) return;
      yield next.value;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Whoever connects and never says anything does not hold a connection: Node's own limits begin with the first byte. */
export function endSilentConnections({ server }: Pick<FastifyInstance, 'server'>, silenceMs = longestSilenceMs): void {
  server.on('connection', (socket) => {
    const timer = setTimeout(() => {
      if (socket.bytesRead === 0) socket.destroy();
    }, silenceMs).unref();
    socket.once('close', () => clearTimeout(timer));
  });
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;

/** A client that sends its request a byte a minute does not hold a connection; routes with `config.slowBody` watch over
 * their bodies themselves. */
export function limitBodies(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (hasBody(request) && !('slowBody' in request.routeOptions.config)) limitBody(request);
    done();
  });
}

function limitBody({ raw }: FastifyRequest): void {
  const timer = setTimeout(() => {
    // A request that was injected has no line that could be slow.
    if (!raw.complete && raw.socket instanceof Socket) {
      answerUnparsed(Object.assign(new Error('slow body'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), raw.socket);
    }
  }, longestBodyMs).unref();
  raw.once('close', () => clearTimeout(timer));
  raw.once('end', () => clearTimeout(timer));
}
