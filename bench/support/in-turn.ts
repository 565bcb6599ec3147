import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A checkout that was started and answers one round at a time. */
export interface Turn extends AsyncDisposable {
  readonly tree: string;
  /** One round; what it printed. */
  round(): Promise<string>;
}

/** Starts a program in a checkout, with that one's own code: it prints a line when it is ready, then reads a line for each round and prints
 * one with what the round gave. Ends with its input. */
export async function startTurn(tree: string, program: string, facts: readonly string[]): Promise<Turn> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, ...facts], {
    cwd: tree,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  async function nextLine(): Promise<string> {
    const { value, done } = await lines.next();
    if (done) throw new Error(`The bench in ${tree} ended`);
    return value;
  }
  await nextLine();
  return {
    tree,
    async round() {
      child.stdin.write('\n');
      return await nextLine();
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

/** Plays rounds on all of them, one after the other; each goes first as often as the other. */
export async function inTurn(
  turns: readonly Turn[],
  rounds: number,
  played: (turn: Turn, answer: string) => void,
): Promise<void> {
  for (let count = 0; count < rounds; count += 1)
    for (const turn of count % 2 === 0 ? turns : turns.toReversed()) played(turn, await turn.round());
}
