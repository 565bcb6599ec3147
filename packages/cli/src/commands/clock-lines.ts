import { once } from 'node:events';

/** Output is handed over in pieces of this size, so that a million short lines are not a million writes. */
const pieceSize = 1 << 16;

/**
 * Answers each line of standard input with one line on standard output, in order and in bounded memory. A line whose answer
 * throws becomes `{"error","line"}` and the rest goes on; `describe` words the error. Returns whether every line was good.
 */
export async function answerLines(
  answer: (line: string) => string,
  describe: (error: unknown) => string,
): Promise<boolean> {
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
    if (piece !== '' && !process.stdout.write(piece)) await once(process.stdout, 'drain');
  };
  let rest = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    const lines = (rest + String(chunk)).split('\n');
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
