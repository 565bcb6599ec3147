import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLetterPress, type LetterPress } from './letter-press.ts';
import { mendTextLayer } from './text-layer.ts';

const root = mkdtempSync(path.join(tmpdir(), 'dongbo-text-layer-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let press: LetterPress;
beforeAll(() => {
  const page = { size: 'a5', landscape: false, margins: { top: 10, bottom: 10, left: 10, right: 10 }, fontSize: 11 };
  const layout = {
    id: 'names',
    form: 'names',
    file: 'names.typ',
    formNumber: '01',
    title: 'Tên',
    legalBasis: null,
    page,
    validFrom: '2026-01-01',
    validTo: null,
    language: 'vi',
  };
  // Bold first, as on a receipt: no letter has been used alone before.
  writeFileSync(
    path.join(root, 'names.typ'),
    '#let letter(data, form) = { for name in data.names [*#name*\n\n]; for name in data.names [#name\n\n] }',
  );
  writeFileSync(path.join(root, 'index.json'), JSON.stringify({ layouts: [layout] }));
  press = createLetterPress({ layoutFolders: [root] });
});

const print = async (names: readonly string[]): Promise<Uint8Array> =>
  await press.renderLetter({
    layout: press.layoutFor('names', '2026-11-29'),
    data: { names },
    watermark: 'none',
    createdAt: new Date('2026-11-29T01:00:00Z'),
  });

/** What copying gives, as poppler reads it. */
function textOf(pdf: Uint8Array): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return text
    .split(/[\n\f]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;

describe.skipIf(!hasPoppler)('the text of a printed letter is what was written', () => {
  test.each([
    ["Ksor H'Bơ\u0306"],
    ['Rơ Châm Mlơ\u0306'],
    ['\u00ca\u0306 \u00d4\u0306 ư\u0306'],
    ['y Ly\u0306 Bơ\u0306 y\u0306 ơ'],
    ['Оле\u0301на Ly\u0306 y\u0306'],
    ['Ƀlŏm Kđăm Ḥ'],
    ['Nguyễn Thị Thảo'],
    ['王小明 陳國華 陈国华'],
    ['김민수'],
    ['タナカ さくら'],
    ['Олексій Ґудзь'],
    ['สมชาย ใจดี ที่'],
    ['សុខ ចាន់ ស្រីមុំ'],
    ['ព្រះ ច័ន្ទ រស្មី'],
    ['ສົມຊາຍ ແກ້ວ ນ້ຳ'],
  ])('%s', async (name) => {
    expect(textOf(await print([name]))).toEqual([name, name]);
  });

  test('also of several on one paper, whatever was used before', async () => {
    const names = ["Ksor H'Bơ\u0306", 'Rơ Châm Mlơ\u0306', 'Ly\u0306', 'Nguyễn Bơ Ly', 'Оле\u0301на Ly\u0306'];
    expect(textOf(await print(names))).toEqual([...names, ...names]);
  });

  test('the file is whole', async () => {
    const file = path.join(root, 'mended.pdf');
    writeFileSync(file, await print(["Ksor H'Bơ\u0306", 'Ly\u0306']));
    const checked = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    expect(checked.error === undefined ? checked.stdout : 'No syntax or stream encoding errors found').toContain(
      'No syntax or stream encoding errors found',
    );
  });
});

test('a letter without marks of their own, and a file of another make, are left as they are', async () => {
  const plain = await print(['Nguyễn Văn A']);
  expect(mendTextLayer(plain)).toBe(plain);
  const other = Buffer.from('%PDF-1.7 nothing that the typesetter wrote');
  expect(mendTextLayer(other)).toBe(other);
});
