import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const shell = '/bin/sh';

/** A process of its own that answers orders as a thread does, for what takes memory outside of the heap that a thread's limits hold. The
 * system gives it no more than `megabytes` (RLIMIT_DATA) and ends it there; it knows nothing of this one's environment. Where the
 * system has no such limit, it has none. */
export class LimitedProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(module: URL, megabytes: number) {
    super();
    const program = [process.execPath, ...process.execArgv, fileURLToPath(module)];
    const limited = ['-c', 'ulimit -d "$0" && exec "$@"', String(megabytes * 1024), ...program];
    const [command = '', ...parameters] = existsSync(shell) ? [shell, ...limited] : program;
    this.#child = spawn(command, parameters, {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('error', (error) => this.emit('error', error));
    this.#child.on('exit', (code, signal) => this.emit('exit', code, signal));
  }

  postMessage(message: unknown): void {
    // One that has ended already tells so by itself.
    this.#child.send(Object(message), () => undefined);
  }

  ref(): void {
    this.#child.ref();
    this.#child.channel?.ref();
  }

  unref(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }

  async terminate(): Promise<void> {
    this.#child.kill('SIGKILL');
  }
}
