import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { LayoutFolderError, NoLayoutError } from './layout-shelf.ts';
import { createLetterPress, LetterError, type LetterPress } from './letter-press.ts';

const root = mkdtempSync(join(tmpdir(), 'dongbo-layouts-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Period = readonly [id: string, validFrom: string, validTo: string | null];
const createdAt = new Date('2026-04-24T08:31:00Z');

function press(
  periods: readonly Period[],
  source = '#let letter(data, form) = [#data.name #form.formNumber]',
  file = 'note.typ',
): LetterPress {
  const folder = mkdtempSync(join(root, 'layouts-'));
  const page = { size: 'a5', landscape: false, margins: { top: 10, bottom: 10, left: 10, right: 10 }, fontSize: 11 };
  const layouts = periods.map(([id, validFrom, validTo]) => ({
    id,
    form: 'note',
    file: 'note.typ',
    formNumber: '01',
    title: 'Giấy',
    legalBasis: null,
    page,
    validFrom,
    validTo,
    language: 'vi',
  }));
  writeFileSync(join(folder, file), source);
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ layouts }));
  return createLetterPress({ layoutFolders: [folder] });
}

describe('layouts with a period of validity', () => {
  test('each day has its layout, both ends included', () => {
    const shelf = press([
      ['old', '2019-01-08', '2025-09-14'],
      ['new', '2025-09-15', null],
    ]);
    expect(shelf.layoutFor('note', '2019-01-08').id).toBe('old');
    expect(shelf.layoutFor('note', '2025-09-14').id).toBe('old');
    expect(shelf.layoutFor('note', '2025-09-15').id).toBe('new');
    expect(() => shelf.layoutFor('note', '2019-01-07')).toThrow(NoLayoutError);
    expect(() => shelf.layoutFor('other', '2025-09-15')).toThrow(NoLayoutError);
  });

  test('two layouts for one day, a period that ends before it begins and a missing file are refused at the start', () => {
    expect(() =>
      press([
        ['old', '2019-01-08', null],
        ['new', '2025-09-15', null],
      ]),
    ).toThrow(LayoutFolderError);
    expect(() => press([['old', '2019-01-08', '2019-01-01']])).toThrow(LayoutFolderError);
    expect(() => press([['old', '2019-01-08', null]], '', 'other.typ')).toThrow(LayoutFolderError);
  });
});

describe('the press', () => {
  const print = async (open: LetterPress, name: string): Promise<Uint8Array> =>
    await open.renderLetter({
      layout: open.layoutFor('note', '2026-01-01'),
      data: { name },
      watermark: 'none',
      createdAt,
    });

  test('markup and odd characters in the data are only text', async () => {
    const open = press([['note', '2020-01-01', null]]);
    for (const name of ['#panic("x")', '$ x', '*a* _b_ `c`', '\u{1F600} \uE000 \u0000', '']) {
      expect(
        Buffer.from(await print(open, name))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    }
  });

  test('a layout that fails is named, and the press goes on', async () => {
    const open = press(
      [['note', '2020-01-01', null]],
      '#let letter(data, form) = if data.name == "bad" { panic("stop") } else { [ok] }',
    );
    await expect(print(open, 'bad')).rejects.toThrow(LetterError);
    await expect(print(open, 'bad')).rejects.toThrow(/layout "note" failed: .*stop/);
    expect((await print(open, 'good')).length).toBeGreaterThan(1000);
  });

  test('the file tells the time it was given', async () => {
    const open = press([['note', '2020-01-01', null]]);
    const layout = open.layoutFor('note', '2026-01-01');
    const later = await open.renderLetter({
      layout,
      data: { name: 'a' },
      watermark: 'none',
      createdAt: new Date('2027-01-01T00:00:00Z'),
    });
    expect(Buffer.from(later).equals(Buffer.from(await print(open, 'a')))).toBe(false);
    expect(Buffer.from(await print(open, 'a')).equals(Buffer.from(await print(open, 'a')))).toBe(true);
  });
});
