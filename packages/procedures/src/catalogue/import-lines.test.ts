import type { ImportReport } from '@dongbo/contract/procedures';
import { expect, test } from 'vitest';
import { describeLineRefusal } from './describe-line-refusal.ts';
import { makeLine } from './exchange-line.fixture.ts';
import { importLines, type ImportOptions, type RunEndpoint } from './import-lines.ts';
import { readBatch } from './import-plan.ts';
import type { FileLine } from './read-lines.ts';

const code = (index: number): string => `9.${String(index).padStart(6, '0')}`;

async function* linesOf(texts: readonly string[]): AsyncGenerator<FileLine> {
  const faults = ['line-too-long', 'not-utf-8', 'broken-file'] as const;
  for (const [index, text] of texts.entries()) {
    const fault = faults.find((one) => one === text) ?? null;
    yield { number: index + 1, text: fault === null ? text : null, fault, bytesRead: index };
  }
}

/** Stands for the operation: takes every readable line in. */
function createCatalogue() {
  const batches: number[] = [];
  const run = (async (_endpoint: unknown, input: { lines: string[] }): Promise<ImportReport> => {
    const { lines, read, refused, repeated } = readBatch(input.lines, 1);
    batches.push(input.lines.length);
    return { read, imported: lines.length, updated: 0, unchanged: repeated, warned: 0, refused };
    // The import calls one endpoint only, with its own input.
  }) as unknown as RunEndpoint;
  return { batches, run };
}
const options: ImportOptions = { validFrom: '2026-01-01' };

test('batches hold a hundred lines, fewer when they are long', async () => {
  const { batches, run } = createCatalogue();
  await importLines(run, linesOf(Array.from({ length: 250 }, (_, index) => makeLine({ code: code(index) }))), options);
  expect(batches).toEqual([100, 100, 50]);
  const long = createCatalogue();
  await importLines(
    long.run,
    linesOf(Array.from({ length: 6 }, (_, index) => makeLine({ code: code(index), steps: ['x'.repeat(400_000)] }))),
    options,
  );
  expect(long.batches).toEqual([2, 2, 2]);
});

test('refusals of all kinds carry the line of the file, also across batches', async () => {
  const texts = Array.from({ length: 120 }, (_, index) => makeLine({ code: code(index) }));
  texts[3] = '';
  texts[10] = 'line-too-long';
  texts[104] = '{';
  texts[110] = makeLine({ code: code(0), name: 'Khác' });
  texts[111] = makeLine({ code: code(0) });
  const report = await importLines(createCatalogue().run, linesOf(texts), options);
  expect(report.refused).toEqual([
    { line: 11, code: null, reason: 'line-too-long: 2000000' },
    { line: 105, code: null, reason: 'not-json' },
    { line: 111, code: code(0), reason: 'duplicate-code: 1' },
  ]);
  expect(report).toMatchObject({ read: 119, refusedLines: 3 });
});

test('a second file of the same import may not contradict the first', async () => {
  const seen: ImportOptions['seen'] = new Map();
  await importLines(createCatalogue().run, linesOf([makeLine()]), { ...options, seen, file: 'a.jsonl' });
  const report = await importLines(createCatalogue().run, linesOf([makeLine({ name: 'Khác' })]), {
    ...options,
    seen,
    file: 'b.jsonl',
  });
  expect(report.refused).toEqual([{ line: 1, code: '1.001193', reason: 'duplicate-code: a.jsonl:1' }]);
});

test('a file of bad lines keeps ten thousand refusals and counts all', async () => {
  const report = await importLines(createCatalogue().run, linesOf(Array.from({ length: 10_050 }, () => 'x')), options);
  expect(report.refused).toHaveLength(10_000);
  expect(report).toMatchObject({ read: 10_050, refusedLines: 10_050 });
});

test('every refusal has a sentence in three languages', () => {
  expect(describeLineRefusal('wrong-field: channels.0.fees', 'vi')).toBe(
    'Trường “channels.0.fees” có kiểu hoặc giá trị không hợp lệ.',
  );
  expect(describeLineRefusal('duplicate-code: a.jsonl:1', 'en')).toContain('a.jsonl:1');
  for (const reason of [
    'not-json',
    'not-an-object',
    'duplicate-key',
    'missing-field',
    'bad-code',
    'line-too-long',
    'not-utf-8',
    'broken-file',
  ]) {
    for (const language of ['vi', 'en', 'uk'] as const) expect(describeLineRefusal(reason, language)).not.toBe(reason);
  }
});
