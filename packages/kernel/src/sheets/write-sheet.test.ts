import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { slowestTurn } from '../files/threads/slowest-turn.fixture.ts';
import { writeSheet } from './write-sheet.ts';

/** Files of a zip archive by name, read from its central directory (APPNOTE 4.3.12). */
function unzip(archive: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(archive);
  const files = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    files.set(name, (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString('utf8'));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return files;
}

const columns = [
  { title: 'Chủ hồ sơ', width: 30 },
  { title: 'Nhận hồ sơ', width: 20 },
  { title: 'Số bộ', width: 8 },
];

async function read(rows: Parameters<typeof writeSheet>[0]['rows']): Promise<{ sheet: string; texts: string }> {
  const files = unzip(await writeSheet({ name: 'Sổ theo dõi hồ sơ của cả phường Trấn Biên', columns, rows }));
  return { sheet: files.get('xl/worksheets/sheet1.xml') ?? '', texts: [...files.values()].join('\n') };
}

test('dates are dates on the wall clock of Vietnam, numbers are numbers, and empty cells hold nothing', async () => {
  const { sheet } = await read([['Nguyễn Thị Mộng Tuyền', new Date('2026-04-24T15:30:00+07:00'), 2]]);
  // Day 46136 of the calendar of Excel is 24 April 2026; 15:30 is 0.645833 of a day.
  const value = Number(/<c r="B2"[^>]*><v>([\d.]+)<\/v>/.exec(sheet)?.[1]);
  expect(value).toBeCloseTo(46_136 + 15.5 / 24, 6);
  expect(sheet).toMatch(/<c r="C2"[^>]*><v>2<\/v>/);
  expect((await read([[null, '', null]])).sheet).not.toContain('<v>undefined</v>');
});

test('text that begins like a formula stays text', async () => {
  const hostile = ['=HYPERLINK("http://example.vn")', '+1+1', '-1+1', '@SUM(A1)'];
  const { sheet, texts } = await read(hostile.map((text) => [text, null, null]));
  expect(sheet).not.toContain('<f');
  hostile.forEach((_, index) => {
    expect(sheet).toMatch(new RegExp(`<c r="A${index + 2}"[^>]* t="(?:s|inlineStr)"`));
  });
  expect(texts).toContain('=HYPERLINK(');
});

test('marks and brackets survive, and the file is the same workbook however long its name', async () => {
  const { texts } = await read([['Trần Văn Ưởng <b> & "c"', null, 1]]);
  expect(texts).toContain('Trần Văn Ưởng &lt;b&gt; &amp; ');
  expect(texts).toContain('Sổ theo dõi hồ sơ của cả phường');
  expect(texts).not.toContain('Sổ theo dõi hồ sơ của cả phường Trấn');
});

test('a sheet of 20,000 rows is written beside everybody else', async () => {
  const row = Array.from({ length: 12 }, (_, cell) => `Nguyễn Thị Mộng Tuyền ${cell}`);
  const order = { name: 'Sổ', columns, rows: Array.from({ length: 20_000 }, (_, index) => [...row, index]) };
  const slowest = await slowestTurn(async () => {
    expect((await writeSheet(order)).byteLength).toBeGreaterThan(100_000);
  });
  // Written in this thread it would take seconds in one piece.
  expect(slowest).toBeLessThan(800);
});
