import { createServer, connect, type Socket } from 'node:net';

/** What happens to a connection at one of its two moments. */
export interface Cuts {
  /** A request goes by: true ends both sides before a byte of it reaches the server. */
  readonly onRequest: (bytes: Buffer) => boolean;
  /** An answer comes back, so whatever the server did is done: true ends both sides before the client hears of it. */
  readonly onAnswer: (bytes: Buffer) => boolean;
}

export interface CuttingProxy extends AsyncDisposable {
  readonly port: number;
  /** Connections that were cut so far. */
  readonly cut: () => { readonly before: number; readonly after: number };
}

function joined(client: Socket, target: number, cuts: Cuts, count: { before: number; after: number }): void {
  const server = connect({ port: target, host: '127.0.0.1', noDelay: true });
  const end = (): void => {
    client.destroy();
    server.destroy();
  };
  client.on('data', (bytes: Buffer) => {
    if (cuts.onRequest(bytes)) {
      count.before += 1;
      end();
    } else server.write(bytes);
  });
  server.on('data', (bytes: Buffer) => {
    if (cuts.onAnswer(bytes)) {
      count.after += 1;
      end();
    } else client.write(bytes);
  });
  for (const side of [client, server]) {
    side.on('error', end);
    side.on('close', end);
  }
}

/** Stands between clients and a server on this machine and cuts the line when it is told to. */
export async function startCuttingProxy(target: number, cuts: Cuts): Promise<CuttingProxy> {
  const count = { before: 0, after: 0 };
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    open.add(client);
    client.once('close', () => open.delete(client));
    joined(client, target, cuts, count);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return {
    port: address.port,
    cut: () => ({ ...count }),
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
