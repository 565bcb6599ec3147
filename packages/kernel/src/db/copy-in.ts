import type { Duplex } from 'node:stream';
import type { PoolClient, Submittable } from 'pg';

/** What pg hands to a query that it runs, as far as COPY needs it; pg's own types leave these parts out. */
interface Wire {
  readonly stream: Duplex;
  query(text: string): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

interface CopyQuery extends Submittable {
  handleCopyInResponse(wire: Wire): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
  handleCommandComplete(): void;
}

const drained = (stream: Duplex): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });

async function send(wire: Wire, chunks: Iterable<Buffer>): Promise<void> {
  const { stream } = wire;
  for (const chunk of chunks) {
    const header = Buffer.allocUnsafe(5);
    header.write('d', 'latin1');
    header.writeInt32BE(chunk.length + 4, 1);
    stream.write(header);
    if (!stream.write(chunk)) await drained(stream);
    if (stream.destroyed) throw new Error('The connection ended in the middle of a copy');
  }
}

/** Runs `COPY … FROM STDIN` with the given bytes. Chunks are asked for as fast as the server takes them; they must not be
 * changed afterwards. Rejects when the server refuses or the chunks cannot be made; the transaction has failed then. */
export async function copyIn(client: PoolClient, statement: string, chunks: Iterable<Buffer>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let failure: unknown;
    const query: CopyQuery = {
      submit: (connection) => connection.query(statement),
      handleCopyInResponse: (wire) => {
        send(wire, chunks).then(
          () => wire.endCopyFrom(),
          (error: unknown) => {
            failure = error;
            wire.sendCopyFail('The rows could not be made');
          },
        );
      },
      handleCommandComplete: () => undefined,
      handleError: (error) => reject(failure ?? error),
      handleReadyForQuery: () => resolve(),
    };
    client.query(query);
  });
}
