import { connect, type Socket } from 'node:net';

/** What a scanner said. `failed`: it could not be asked or did not understand; the file is then not taken. */
export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly name: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Looks for malware in uploaded bytes. Never throws: what goes wrong is a verdict. */
export interface FileScanner {
  scan(bytes: Uint8Array): Promise<Verdict>;
  /** Does it answer? For the health page and the start-up print. */
  isReady(): Promise<boolean>;
}

export interface ClamdOptions {
  /** `host:port`, or the absolute path of a unix socket. */
  readonly address: string;
  /** Milliseconds without any progress after which the scanner counts as gone. */
  readonly patienceMs?: number;
}

const partSize = 65_536;

function open(address: string): Socket {
  if (address.startsWith('/')) return connect({ path: address });
  const at = address.lastIndexOf(':');
  return connect({ host: address.slice(0, at).replaceAll(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) });
}

/** Sends one command and reads the answer up to its NUL, which ends it (clamd(8), commands that begin with `z`). */
function ask(options: ClamdOptions, write: (socket: Socket) => Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = open(options.address);
    let answer = '';
    const end = (settle: () => void): void => {
      socket.destroy();
      settle();
    };
    socket.setTimeout(options.patienceMs ?? 30_000, () => end(() => reject(new Error('no answer in time'))));
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.includes('\0') || answer.length > 4096) end(() => resolve(answer.split('\0')[0] ?? ''));
    });
    socket.on('error', (error) => end(() => reject(error)));
    socket.on('close', () => end(() => reject(new Error('closed without an answer'))));
    socket.once('connect', () => {
      write(socket).catch((error: unknown) =>
        end(() => reject(error instanceof Error ? error : new Error(String(error)))),
      );
    });
  });
}

const send = (socket: Socket, part: Uint8Array | string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(part, (error) => (error ? reject(error) : resolve()));
  });

/** INSTREAM: parts with their length before them (four bytes, the highest first), and a length of nought at the end. */
async function stream(socket: Socket, bytes: Uint8Array): Promise<void> {
  await send(socket, 'zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += partSize) {
    const part = bytes.subarray(at, at + partSize);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    await send(socket, Buffer.concat([length, part]));
  }
  await send(socket, Buffer.alloc(4));
}

function verdictOf(answer: string): Verdict {
  const text = answer.replace(/^stream: /, '').trim();
  if (text === 'OK') return { kind: 'clean' };
  const name = /^(.+) FOUND$/.exec(text)?.[1];
  return name === undefined
    ? { kind: 'failed', reason: text.slice(0, 200) }
    : { kind: 'infected', name: name.slice(0, 200) };
}

/** ClamAV's daemon over TCP or its unix socket. Each question opens a connection of its own, as clamd wants it. */
export function createClamdScanner(options: ClamdOptions): FileScanner {
  return {
    async scan(bytes) {
      try {
        return verdictOf(await ask(options, (socket) => stream(socket, bytes)));
      } catch (error) {
        return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
      }
    },
    async isReady() {
      const answer = await ask({ ...options, patienceMs: 2_000 }, (socket) => send(socket, 'zPING\0')).catch(() => '');
      return answer === 'PONG';
    },
  };
}
