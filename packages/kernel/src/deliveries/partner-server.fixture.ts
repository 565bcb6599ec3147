import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

export interface Heard {
  readonly id: IncomingHttpHeaders[string];
  readonly body: unknown;
}

/** Another system on loopback, which answers as the test wishes. */
export interface Partner extends AsyncDisposable {
  readonly address: string;
  readonly heard: readonly Heard[];
  /** What is done with each further request. */
  answer: (response: ServerResponse) => void;
}

export async function startPartner(): Promise<Partner> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      heard.push({ id: request.headers['idempotency-key'], body });
      partner.answer(response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The partner has no port');
  const partner: Partner = {
    address: `http://127.0.0.1:${bound.port}/`,
    heard,
    answer: (response) => void response.end('taken'),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return partner;
}
