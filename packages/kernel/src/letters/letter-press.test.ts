import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slowestTurn } from '../files/threads/slowest-turn.fixture.ts';
import { ThreadOverrun, ThreadPool } from '../files/threads/thread-pool.ts';
import { createLetterPress, type LetterPress } from './letter-press.ts';
import type { PressAnswer, PressOrder } from './press-order.ts';

const root = mkdtempSync(path.join(tmpdir(), 'dongbo-press-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let press: LetterPress;
beforeAll(() => {
  const page = { size: 'a4', landscape: false, margins: { top: 10, bottom: 10, left: 10, right: 10 }, fontSize: 11 };
  const more = { formNumber: null, legalBasis: null, validFrom: '2026-01-01', validTo: null, language: 'vi', page };
  const layout = { id: 'book', form: 'book', file: 'book.typ', title: 'Sổ', ...more };
  writeFileSync(
    path.join(root, 'book.typ'),
    '#let letter(data, form) = table(columns: 3, ..data.rows.map(row => ([#row.at(0)], [#row.at(1)], [#row.at(2)])).flatten())',
  );
  writeFileSync(path.join(root, 'index.json'), JSON.stringify({ layouts: [layout] }));
  press = createLetterPress({ layoutFolders: [root] });
});

const print = async (rows: number): Promise<Uint8Array> =>
  await press.renderLetter({
    layout: press.layoutFor('book', '2026-11-29'),
    data: {
      rows: Array.from({ length: rows }, (_, index) => [`H19-${index}`, 'Nguyễn Thị Mộng Tuyền', 'x'.repeat(50)]),
    },
    watermark: 'none',
    createdAt: new Date('2026-11-29T01:00:00Z'),
  });

test('a book of thousands of lines is printed beside everybody else, and a letter does not wait for it', async () => {
  await print(1);
  const done: string[] = [];
  const slowest = await slowestTurn(async () => {
    const book = print(5000).then((pdf) => {
      done.push('book');
      return pdf;
    });
    await print(2);
    done.push('letter');
    expect((await book).length).toBeGreaterThan(100_000);
  });
  expect(done).toEqual(['letter', 'book']);
  // Printed in this thread it would take seconds in one piece.
  expect(slowest).toBeLessThan(500);
});

test.skipIf(process.platform !== 'linux')(
  'a book beyond the memory that it may have ends alone, and the next is printed',
  async () => {
    const module = new URL('./press-thread.ts', import.meta.url);
    const pool = new ThreadPool<PressOrder, PressAnswer>({
      module,
      threads: 1,
      megabytes: 512,
      isEndedAfterwards: true,
      processMegabytes: 900,
    });
    const order = (rows: number): PressOrder => ({
      layoutFolders: [root],
      print: {
        layout: press.layoutFor('book', '2026-11-29'),
        data: JSON.stringify({
          rows: Array.from({ length: rows }, (_, index) => [`H19-${index}`, 'Mộng Tuyền', 'x'.repeat(50)]),
        }),
        watermark: [],
        createdAt: new Date('2026-11-29T01:00:00Z'),
      },
    });
    await expect(pool.run(order(20_000), 60_000)).rejects.toThrow(ThreadOverrun);
    expect(await pool.run(order(3), 60_000)).toMatchObject({ pdf: expect.any(Uint8Array) });
  },
);
