import { connect } from 'node:net';

/** Sends bytes as they are and reads until the server closes or says no more for a while. */
export function sendRaw(port: number, bytes: Buffer | string, quietMs = 3_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let answer = '';
    socket.setTimeout(quietMs, () => socket.destroy());
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => (answer += text));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer === '' ? reject(error) : undefined));
    socket.write(bytes);
  });
}

/** A request as text, closed by the server after its answer. */
export const requestText = (first: string, headers: readonly string[] = [], body = ''): string =>
  [`${first} HTTP/1.1`, 'host: 127.0.0.1', 'connection: close', ...headers, '', body].join('\r\n');

export const statusIn = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
