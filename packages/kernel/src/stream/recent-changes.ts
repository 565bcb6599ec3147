import type { Change } from './change.ts';

const mostKept = 2_000;
/** A stream that opens for the first time hears of what happened in these last milliseconds: its page read before it
 * listened. */
const justNowMs = 5_000;

interface Kept {
  readonly number: number;
  readonly at: number;
  readonly change: Change;
}

/** The latest changes with their numbers (a ring in memory), so that a client that comes again learns what it missed. The
 * numbers are those of this process since it last lost its line: `name` tells them from all others. */
export class RecentChanges {
  #name = crypto.randomUUID().slice(0, 8);
  #kept: Kept[] = [];
  #last = 0;

  /** Keeps a change and gives it the next number; `at` by a clock of milliseconds. */
  add(change: Change, at: number): number {
    this.#last += 1;
    this.#kept.push({ number: this.#last, at, change });
    // Cut in halves, so that a change costs no moving of the others.
    if (this.#kept.length > 2 * mostKept) this.#kept = this.#kept.slice(-mostKept);
    return this.#last;
  }

  /** The id of a message after which everything up to this number is known. */
  idOf(number: number): string {
    return `${this.#name}-${number}`;
  }

  /** What a client that has read up to this message missed; null when nobody can say. */
  since(id: string): readonly Change[] | null {
    const [name, text = ''] = id.split('-');
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    const first = this.#kept[0]?.number ?? this.#last + 1;
    if (name !== this.#name || !(number >= first - 1 && number <= this.#last)) return null;
    return this.#kept.filter((one) => one.number > number).map(({ change }) => change);
  }

  /** What happened just now. */
  latest(now: number): readonly Change[] {
    return this.#kept.filter(({ at }) => now - at < justNowMs).map(({ change }) => change);
  }

  /** Changes were missed: no number from before says anything any more. */
  forget(): void {
    this.#name = crypto.randomUUID().slice(0, 8);
    this.#kept = [];
  }
}
