import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { GeneralProblem, Problem } from '@dongbo/contract';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { generalProblem, problemOf } from './problem-document.ts';
import { safetyHeaders } from './security.ts';

/** An address that cannot be decoded or that no route could mean. It reaches no hook, so that the headers of every
 * answer are set here. */
export function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.id);
  void reply
    .code(problem.status)
    .headers({ ...safetyHeaders, 'cache-control': 'no-store', 'content-type': 'application/problem+json' })
    .send(JSON.stringify(problem));
}

/** What Node's parser says, as a problem and the status that HTTP has for it. */
const unparsed: Readonly<Record<string, readonly [number, GeneralProblem]>> = {
  HPE_HEADER_OVERFLOW: [431, 'too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'invalid-input'],
};

const rawAnswer = (problem: Problem): string => {
  const body = JSON.stringify(problem);
  const headers = {
    ...safetyHeaders,
    'cache-control': 'no-store',
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? 'Error'}\r\n${lines.join('')}\r\n${body}`;
};

/** Bytes that are no HTTP request, headers beyond the limit, or a request that never ends: answered and cut. */
export function answerUnparsed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const [status, code] = unparsed[error.code ?? ''] ?? [400, 'invalid-input'];
    socket.write(rawAnswer({ ...generalProblem(code), status }));
  }
  socket.destroySoon();
}
