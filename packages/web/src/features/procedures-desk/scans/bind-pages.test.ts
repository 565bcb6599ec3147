import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { bindPages, pagesOf } from './bind-pages.ts';

/** A PDF whose pages are told apart by their width in points. */
async function pdfOf(name: string, widths: readonly number[]): Promise<File> {
  const document = await PDFDocument.create();
  for (const width of widths) document.addPage([width, 400]);
  return new File([Uint8Array.from(await document.save())], name, { type: 'application/pdf' });
}

const widthsOf = async (file: File): Promise<number[]> =>
  (await PDFDocument.load(await file.arrayBuffer())).getPages().map((page) => Math.round(page.getWidth()));

/** The smallest PNG: one dot. */
const dot = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

test('pages of one pile come to the file of each paper, in order', async () => {
  const pile = await pagesOf([
    await pdfOf('xấp.pdf', [101, 102, 103, 104]),
    new File([dot], 'ảnh.png', { type: 'image/png' }),
  ]);
  expect(pile.map(({ index, pagesOfFile }) => [index, pagesOfFile])).toEqual([
    [0, 4],
    [1, 4],
    [2, 4],
    [3, 4],
    [0, 1],
  ]);
  const [file, ...rest] = await bindPages(
    [pile[3], pile[0], pile[4]].flatMap((page) => page ?? []),
    'Tờ khai: mẫu/1',
  );
  expect(rest).toEqual([]);
  expect(file?.name).toBe('Tờ khai mẫu 1.pdf');
  expect(file && (await widthsOf(file))).toEqual([104, 101, 595]);
});

test('a paper that is one whole file goes as it is, byte for byte', async () => {
  const whole = await pdfOf('giấy chứng sinh.pdf', [200, 201]);
  expect((await bindPages(await pagesOf([whole]), 'Giấy chứng sinh'))[0]).toBe(whole);
  const picture = new File([dot], 'ảnh.png', { type: 'image/png' });
  expect((await bindPages(await pagesOf([picture]), 'Ảnh'))[0]).toBe(picture);
});

test('a signed file, one that cannot be read and pictures of other kinds are not taken apart', async () => {
  const signed = new File(
    [await (await pdfOf('a.pdf', [300, 301])).arrayBuffer(), '\n% /ByteRange [0 1 2 3]'],
    'ký số.pdf',
    {
      type: 'application/pdf',
    },
  );
  const broken = new File(['%PDF-1.7 nothing'], 'hỏng.pdf', { type: 'application/pdf' });
  const heic = new File(['x'], 'điện thoại.heic', { type: 'image/heic' });
  const pile = await pagesOf([signed, broken, heic]);
  expect(pile.map(({ bindable }) => bindable)).toEqual([false, false, false]);
  expect(await bindPages(pile, 'Giấy tờ')).toEqual([signed, broken, heic]);
});
