import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Output is handed over in pieces of this size, so that a million short lines are not a million writes. */
const pieceSize = 1 << 16;

export interface Lines {
  readonly input: AsyncIterable<string>;
  readonly output: Writable;
  readonly answer: (line: string) => string;
  readonly describe: (error: unknown) => string;
}

/**
 * Answers each line of the input with one line on the output, in order and in bounded memory. A line whose answer throws
 * becomes `{"error","line"}` and the rest goes on; `describe` words the error. Returns whether every line was good.
 */
export async function answerLines({ input, output, answer, describe }: Lines): Promise<boolean> {
  let number = 0;
  let allGood = true;
  const reply = (line: string): string => {
    number += 1;
    if (line.trim() === '') return '';
    try {
      return `${answer(number === 1 ? line.replace(/^\uFEFF/, '') : line)}\n`;
    } catch (error) {
      allGood = false;
      return `${JSON.stringify({ error: describe(error), line: number })}\n`;
    }
  };
  async function* replies(): AsyncGenerator<string> {
    let rest = '';
    let out = '';
    for await (const chunk of input) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        out += reply(line);
        if (out.length < pieceSize) continue;
        yield out;
        out = '';
      }
      if (out !== '') yield out;
      out = '';
    }
    if (rest !== '') yield reply(rest);
  }
  await pipeline(replies, output, { end: false }).catch(ignoreClosedReader);
  return allGood;
}

/** Who reads only the first lines (`| head`) closes the pipe; that is no fault. */
function ignoreClosedReader(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
}
