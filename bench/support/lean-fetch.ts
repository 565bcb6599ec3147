import { Agent, request } from 'node:http';

/** Connections that were idle for so long are closed before the server does it, while the worker signs. */
const idleMs = 30_000;

/** A `fetch` over kept connections that costs the load generator little: it shares the machine with what it measures.
 * Knows texts and bytes as bodies and JSON as answers, which is all that the client of the contract asks for. */
export function createLeanFetch(
  agent = new Agent({ keepAlive: true, maxSockets: 2000, timeout: idleMs }),
): typeof fetch {
  return async (input, init) =>
    await new Promise((resolve, reject) => {
      // Benches hand headers as a plain object.
      const headers = (init?.headers ?? {}) as Record<string, string>;
      const sent = request(String(input), { agent, method: init?.method ?? 'GET', headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          const text = async (): Promise<string> => Buffer.concat(chunks).toString('utf8');
          const answer = {
            text,
            status,
            statusText: response.statusMessage ?? '',
            ok: status >= 200 && status < 300,
            headers: { getSetCookie: () => response.headers['set-cookie'] ?? [] },
            json: async (): Promise<unknown> => JSON.parse(await text()),
          };
          // The part of a Response that is read here; a whole one takes as long as the request.
          resolve(answer as unknown as Response);
        });
      });
      sent.on('error', reject);
      const body = init?.body;
      sent.end(typeof body === 'string' || body instanceof Uint8Array ? body : undefined);
    });
}
