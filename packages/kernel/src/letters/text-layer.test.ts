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

const print = (names: readonly string[]): Uint8Array =>
  press.renderLetter({
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
    ['Оле\u0301на Ly\u0306 y\u0306'],
    ['Ƀlŏm Kđăm Ḥ'],
    ['Nguyễn Thị Thảo'],
    ['王小明 陳國華 陈国华'],
    ['김민수'],
    ['タナカ さくら'],
    ['Олексій Ґудзь'],
    ['สมชาย ใจดี ที่'],
  ])('%s', (name) => {
    expect(textOf(print([name]))).toEqual([name, name]);
  });
});

test('glyphs of a cluster share its text, in place', () => {
  const before =
    'begincmap\n<0045> <01A10306>\n<0046> <01A10306>\n<0047> <00790306>\n<0048> <0061>\nendcmap <0045> <01A10306>';
  const pdf = Buffer.from(before, 'latin1');
  const after = Buffer.from(mendTextLayer(pdf)).toString('latin1');
  expect(after).toBe(
    'begincmap\n<0045> <01A1>    \n<0046> <0306>    \n<0047> <00790306>\n<0048> <0061>\nendcmap <0045> <01A10306>',
  );
});

test('a letter without such clusters is left as it is', () => {
  const pdf = Buffer.from('begincmap\n<0048> <0061>\nendcmap', 'latin1');
  expect(mendTextLayer(pdf)).toBe(pdf);
});
