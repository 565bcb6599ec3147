import { Agent, request } from 'node:http';

/** A `fetch` over kept connections that costs the load generator little: it shares the machine with what it measures.
 * Knows texts and bytes as bodies and JSON as answers, which is all that a bench sends. */
export function createLeanFetch(agent = new Agent({ keepAlive: true, maxSockets: 2000 })): typeof fetch {
  return async (input, init) =>
    await new Promise((resolve, reject) => {
      const sent = request(
        String(input),
        { agent, method: init?.method ?? 'GET', headers: Object.fromEntries(new Headers(init?.headers)) },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const status = response.statusCode ?? 0;
            const headers = new Headers();
            for (const line of response.headers['set-cookie'] ?? []) headers.append('set-cookie', line);
            resolve(new Response(status === 204 ? null : Buffer.concat(chunks), { status, headers }));
          });
        },
      );
      sent.on('error', reject);
      const body = init?.body;
      sent.end(typeof body === 'string' || body instanceof Uint8Array ? body : undefined);
    });
}
