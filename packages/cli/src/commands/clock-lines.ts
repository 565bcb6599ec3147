import { once } from 'node:events';
import type { Writable } from 'node:stream';

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
  let out = '';
  const take = (line: string) => {
    number += 1;
    if (line.trim() === '') return;
    try {
      out += `${answer(number === 1 ? line.replace(/^\uFEFF/, '') : line)}\n`;
    } catch (error) {
      allGood = false;
      out += `${JSON.stringify({ error: describe(error), line: number })}\n`;
    }
  };
  const flush = async () => {
    const piece = out;
    out = '';
    if (piece !== '' && !output.write(piece)) await once(output, 'drain');
  };
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      take(line);
      if (out.length >= pieceSize) await flush();
    }
    await flush();
  }
  if (rest !== '') take(rest);
  await flush();
  return allGood;
}
