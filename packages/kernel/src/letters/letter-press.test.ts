import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slowestTurn } from '../files/threads/slowest-turn.fixture.ts';
import { createLetterPress, type LetterPress } from './letter-press.ts';

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
