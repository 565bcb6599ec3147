import { Worker } from 'node:worker_threads';
import { LimitedProcess } from './limited-process.ts';

export interface ThreadPoolOptions {
  /** The module that answers in a thread of its own; it calls `answerOrders`. */
  readonly module: URL;
  /** So many threads at most; what comes beyond waits its turn. */
  readonly threads: number;
  /** Memory of one thread's objects in megabytes. */
  readonly megabytes: number;
  /** So many orders wait at most; none is refused when not given. */
  readonly mostWaiting?: number;
  /** A thread answers one order and ends: what it holds outside of its heap is given back. */
  readonly isEndedAfterwards?: boolean;
  /** Processes instead of threads, and all the memory that one may have in megabytes: for what takes it outside of the heap. */
  readonly processMegabytes?: number;
}

/** So many orders wait for a thread already that this one was not taken. */
export class ThreadsBusy extends Error {
  override readonly name = 'ThreadsBusy';
}

/** An order was not answered within its time or memory; the thread that had it was ended. */
export class ThreadOverrun extends Error {
  override readonly name = 'ThreadOverrun';
}

/** A process was ended from outside, as a machine without memory ends one: it says nothing of the order, which may be given again. */
export class ThreadKilled extends Error {
  override readonly name = 'ThreadKilled';
}

/** At its own limit a process ends by itself; these come from somebody else. */
const fromOutside: readonly unknown[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];

interface Waiting<Order, Answer> {
  readonly order: Order;
  readonly limitMs: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

type Answerer = Worker | LimitedProcess;

type Reply<Answer> = { readonly answer: Answer } | { readonly error: string };

/** Threads that answer orders one by one, so that nothing that takes long holds up who asks for something else. They are made
 * when they are needed first and keep no process alive. */
export class ThreadPool<Order, Answer> {
  readonly #options: ThreadPoolOptions;
  readonly #idle: Answerer[] = [];
  readonly #waiting: Waiting<Order, Answer>[] = [];
  #running = 0;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
  }

  /** The answer of a thread. The limit counts from its beginning, not while the order waits for a thread.
   * @throws ThreadOverrun when there is none in time or the memory does not suffice; ThreadsBusy when too many wait;
   * ThreadKilled when its process was ended from outside; Error: the thread failed */
  run(order: Order, limitMs: number): Promise<Answer> {
    if (this.#waiting.length >= (this.#options.mostWaiting ?? Infinity))
      return Promise.reject(new ThreadsBusy(`${this.#waiting.length} orders wait`));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order, limitMs, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running >= this.#options.threads) return;
    const waiting = this.#waiting.shift();
    if (waiting === undefined) return;
    this.#running += 1;
    this.#give(this.#idle.pop() ?? this.#start(), waiting);
  }

  #start(): Answerer {
    const { module, processMegabytes } = this.#options;
    if (processMegabytes !== undefined) return new LimitedProcess(module, processMegabytes);
    return new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: this.#options.megabytes } });
  }

  #give(worker: Answerer, { order, limitMs, resolve, reject }: Waiting<Order, Answer>): void {
    const end = (settle: () => void, isAlive: boolean): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      // A thread that is being ended may fail once more.
      worker.on('error', () => undefined);
      if (isAlive && this.#options.isEndedAfterwards !== true) {
        worker.unref();
        this.#idle.push(worker);
      } else void worker.terminate();
      this.#running -= 1;
      settle();
      this.#next();
    };
    const timer = setTimeout(() => end(() => reject(new ThreadOverrun(`no answer in ${limitMs} ms`)), false), limitMs);
    worker.removeAllListeners();
    worker.on('message', (reply: Reply<Answer>) =>
      end(() => ('answer' in reply ? resolve(reply.answer) : reject(new Error(reply.error))), true),
    );
    worker.on('error', (error: unknown) =>
      end(() => {
        const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(isMemory ? new ThreadOverrun('out of memory') : new Error('thread failed', { cause: error }));
      }, false),
    );
    worker.on('exit', (_code: unknown, signal?: unknown) =>
      end(() => {
        const isKilled = fromOutside.includes(signal);
        reject(isKilled ? new ThreadKilled(`ended by ${String(signal)}`) : new ThreadOverrun('the thread ended'));
      }, false),
    );
    worker.ref();
    worker.postMessage(order);
  }
}
