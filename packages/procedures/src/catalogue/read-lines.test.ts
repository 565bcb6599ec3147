import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longestLine, readLines, type FileLine } from './read-lines.ts';
import { seedFile, seedLines } from './seed-catalogue.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dongbo-lines-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function reading(content: string | Uint8Array): Promise<FileLine[]> {
  const path = join(folder, 'lines.jsonl');
  await writeFile(path, content);
  return await Array.fromAsync(readLines(path));
}
const brief = (lines: readonly FileLine[]) => lines.map(({ number, text, fault }) => [number, text ?? fault]);

test('lines keep their number, their last line end may be missing, an empty file has none', async () => {
  expect(brief(await reading('một\r\n\nhai'))).toEqual([
    [1, 'một\r'],
    [2, ''],
    [3, 'hai'],
  ]);
  expect(brief(await reading('một\n'))).toEqual([[1, 'một']]);
  expect(await reading('')).toEqual([]);
});

test.each([
  ['gzip', gzipSync],
  ['zstandard', zstdCompressSync],
])('%s is unpacked, whatever the name of the file', async (_, pack) => {
  expect(brief(await reading(pack('một\nhai')))).toEqual([
    [1, 'một'],
    [2, 'hai'],
  ]);
});

test('a file that breaks off gives what came before and then says so', async () => {
  const whole = gzipSync(Array.from({ length: 20_000 }, (_, index) => `dòng ${index * 7919}`).join('\n'));
  const lines = await reading(whole.subarray(0, whole.length - 20_000));
  expect(lines.at(-1)).toMatchObject({ text: null, fault: 'broken-file' });
  expect(lines.slice(0, 2).map((line) => line.text)).toEqual(['dòng 0', 'dòng 7919']);
});

test('a line that is no UTF-8 or too long is named and does not stop the rest', async () => {
  const content = Buffer.concat([
    Buffer.from('một\n'),
    Buffer.from([0xc3, 0x28, 0x0a]),
    Buffer.from(`${'x'.repeat(longestLine + 1)}\n${'x'.repeat(longestLine)}\nhai`),
  ]);
  const lines = await reading(content);
  expect(brief(lines).map(([number, text]) => [number, String(text).slice(0, 13)])).toEqual([
    [1, 'một'],
    [2, 'not-utf-8'],
    [3, 'line-too-long'],
    [4, 'xxxxxxxxxxxxx'],
    [5, 'hai'],
  ]);
});

test('a line far beyond the limit is not kept in memory', async () => {
  const lines = await reading(`${'x'.repeat(longestLine * 5)}\nhai`);
  expect(brief(lines)).toEqual([
    [1, 'line-too-long'],
    [2, 'hai'],
  ]);
});

test('whatever the text, the lines put together are the file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', '')),
        { minLength: 1 },
      ),
      async (texts) => {
        const content = `${texts.join('\n')}\n`;
        expect((await reading(content)).map((line) => line.text)).toEqual(texts);
      },
    ),
    { numRuns: 40 },
  );
});

test('a file that is not there is an error at once', async () => {
  await expect(Array.fromAsync(readLines(join(folder, 'none')))).rejects.toThrow(/ENOENT/);
});

test('the seed holds as many lines as it says', async () => {
  expect((await Array.fromAsync(readLines(seedFile))).length).toBe(seedLines);
});
