import { createServer, type AddressInfo } from 'node:net';

export interface FakeClamd extends AsyncDisposable {
  readonly address: string;
  /** Everything that came as streams, in the order of their ends. */
  readonly received: Buffer[];
}

/** Reads the parts of INSTREAM; undefined until the part of length nought is there. */
function streamOf(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > bytes.length) return undefined;
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

/** A little of clamd(8) on the loopback: PING and INSTREAM. `judge` gives the answer to a stream; null: it says nothing and
 * hangs; `'cut'`: it hangs up. */
export async function startFakeClamd(judge: (bytes: Buffer) => string | null): Promise<FakeClamd> {
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      bytes = Buffer.concat([bytes, Buffer.from(part)]);
      const end = bytes.indexOf(0);
      const command = bytes.subarray(0, end).toString('latin1');
      if (command === 'zPING') socket.end('PONG\0');
      const stream = command === 'zINSTREAM' ? streamOf(bytes.subarray(end + 1)) : undefined;
      if (stream === undefined) return;
      received.push(stream);
      const answer = judge(stream);
      if (answer === 'cut') socket.destroy();
      else if (answer !== null) socket.end(`${answer}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** The harmless text that every scanner must find (EICAR), in two halves so that no scanner finds this file. */
export const eicar = Buffer.from(
  `${String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$`}${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`,
);
