import type { OnProgress } from './prepare.ts';

const width = 30;

/** A progress bar on a terminal; one line a step elsewhere. */
export function createProgressBar(stream: NodeJS.WriteStream): OnProgress {
  return (name, share) => {
    if (!stream.isTTY) {
      if (share === 1) stream.write(`  ${name}: xong\n`);
      return;
    }
    const full = Math.round(share * width);
    const bar = '█'.repeat(full) + '░'.repeat(width - full);
    stream.write(`\r  ${name.padEnd(42)} ${bar} ${String(Math.round(share * 100)).padStart(3)} %`);
    if (share === 1) stream.write('\n');
  };
}
