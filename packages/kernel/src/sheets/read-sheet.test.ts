import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sheetRows } from './sheet-reader.ts';
import { readSheet } from './read-sheet.ts';
import { sheetBytes } from './sheet-writer.ts';
import { workbookOf, zipOf } from './workbook.fixture.ts';

const limits = { rows: 1_000, columns: 40, unpackedBytes: 20_000_000 };
const read = async (bytes: Uint8Array) => await sheetRows({ bytes, limits });
const texts = async (bytes: Uint8Array) => {
  const answer = await read(bytes);
  if (answer.fault !== null) throw new Error(answer.fault);
  return answer.rows.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)]);
};
const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;

test('what this program writes is read again, beside everybody else, cell by cell', async () => {
  const columns = [
    { title: 'Họ và tên', width: 30 },
    { title: 'Số', width: 8 },
  ];
  const bytes = await sheetBytes({
    name: 'Danh sách',
    columns,
    rows: [
      ['Nguyễn Thị Ưởng <b> & "c"', 12],
      [null, null],
      ['=1+1', null],
    ],
  });
  const answer = await readSheet({ bytes, limits });
  expect(answer).toMatchObject({ fault: null, sheet: 'Danh sách', merged: [] });
  expect(await texts(bytes)).toEqual([
    [1, 'Họ và tên', 'Số'],
    [2, 'Nguyễn Thị Ưởng <b> & "c"', '12'],
    [4, '=1+1'],
  ]);
});

test('numbers keep every digit, formulas say that they are some, and pieces of different writing are one text', async () => {
  const sheet = row(
    1,
    '<c r="A1"><v>075190000123000001</v></c>',
    '<c r="C1" t="str"><f>1+1</f><v>2</v></c>',
    '<c r="D1" t="s"><v>0</v></c>',
  );
  const shared = '<si><r><t>Nguyễn </t></r><r><t xml:space="preserve">Văn_x0041_</t></r><rPh><t>đọc</t></rPh></si>';
  const answer = await read(workbookOf(sheet, { shared }));
  expect(answer).toMatchObject({
    rows: [
      {
        number: 1,
        cells: [
          { column: 0, text: '075190000123000001', kind: 'number', isFormula: false },
          { column: 2, text: '2', isFormula: true },
          { column: 3, text: 'Nguyễn VănA', kind: 'text' },
        ],
      },
    ],
  });
});

test('merged cells are told, a hidden first sheet is passed over, and prefixes of names do not matter', async () => {
  const merged = await read(
    workbookOf(row(1, cell('A1', 'a')), { after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
  );
  expect(merged).toMatchObject({ merged: ['A1:XFD1048576'] });
  const prefixed = '<x:row r="1"><x:c r="B1" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row>';
  expect(await texts(workbookOf(prefixed, { prefix: 'x:' }))).toEqual([[1, 'b']]);
});

test.each([
  [
    'one cell at the end of the sheet',
    row(1_048_576, cell('XFD1048576', 'x')),
    { fault: 'too-many-columns', most: 40 },
  ],
  [
    'sixty columns',
    row(1, ...Array.from({ length: 60 }, (_, at) => `<c t="inlineStr"><is><t>${at}</t></is></c>`)),
    { fault: 'too-many-columns', most: 40 },
  ],
  [
    'too many rows',
    Array.from({ length: 1_001 }, (_, at) => row(at + 1, cell(`A${at + 1}`, 'x'))).join(''),
    { fault: 'too-many-rows', most: 1_000 },
  ],
])('%s is refused and not cut off', async (_, sheet, fault) => {
  expect(await read(workbookOf(sheet))).toEqual(fault);
});

test('a form coloured down to its last row is as long as what stands in it', async () => {
  const coloured = Array.from({ length: 50_000 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="1"/></row>`).join(
    '',
  );
  expect(await texts(workbookOf(row(1, cell('A1', 'x')) + coloured))).toEqual([[1, 'x']]);
});

test('what unpacks to more than its bounds is refused, also where the directory lies about it', async () => {
  const honest = workbookOf(row(1, cell('A1', 'x'.repeat(25_000_000))));
  expect(await read(honest)).toEqual({ fault: 'unpacks-too-large' });
  const bomb = deflateRawSync(Buffer.alloc(60_000_000, 0x20));
  expect(bomb.length).toBeLessThan(100_000);
  const lying = workbookOf('', { packed: { name: 'xl/worksheets/sheet1.xml', bytes: bomb, claims: 1_000 } });
  expect(await read(lying)).toMatchObject({ fault: expect.stringMatching(/damaged|unpacks-too-large/) });
});

test.each([
  ['half a file', async () => workbookOf(row(1, cell('A1', 'x'))).subarray(0, 700), 'damaged'],
  ['a text of commas', async () => Buffer.from('Họ tên;Số\nA;1\n'), 'damaged'],
  ['an archive that is no workbook', async () => zipOf([['word/document.xml', '<a/>']]), 'not-a-workbook'],
  ['a document type', async () => workbookOf('', { head: '<!DOCTYPE x [<!ENTITY a "b">]>' }), 'not-plain-xml'],
  [
    'another encoding',
    async () => workbookOf('', { raw: Buffer.from('\ufeff<worksheet/>', 'utf16le') }),
    'wrong-encoding',
  ],
  ['broken XML', async () => workbookOf('<row><c></row>'), 'damaged'],
  ['a workbook without a sheet', async () => workbookOf('', { sheets: '' }), 'no-sheet'],
])('%s says so', async (_, bytes, fault) => {
  expect(await read(await bytes())).toEqual({ fault });
});
