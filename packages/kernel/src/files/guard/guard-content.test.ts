import { readFileSync } from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { PDF } from '@libpdf/core';
import jpeg from 'jpeg-js';
import { describe, expect, test } from 'vitest';
import { checkPdf } from '../pdf/check-pdf.ts';
import { guard } from './guard-content.ts';
import { chunksOf } from './plain-png.ts';

const sample = (name: string): Buffer => readFileSync(new URL(`../samples/${name}`, import.meta.url));

async function turned(bytes: Buffer, type: string): Promise<{ bytes: Buffer; type: string }> {
  const { fault, converted } = await guard({ bytes, type });
  expect(fault).toBeNull();
  if (converted === null) throw new Error('was kept as it came');
  return { bytes: Buffer.from(converted.bytes), type: converted.type };
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const header = (width: number, height: number, kind: number): Buffer => {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([8, kind, 0, 0, 0], 8);
  return chunk('IHDR', content);
};

/** A TIFF of one bit a point, uncompressed, with so many pages; `entries` come after the usual ones. */
function tiff(pages: number, width = 16, height = 2, entries: readonly (readonly [number, number])[] = []): Buffer {
  const parts: Buffer[] = [Buffer.from('II*\0\0\0\0\0', 'latin1')];
  let length = 8;
  let link: { readonly part: Buffer; readonly at: number } = { part: parts[0] ?? Buffer.alloc(0), at: 4 };
  for (let page = 0; page < pages; page += 1) {
    const data = Buffer.from([0xff, 0x00, 0x0f, 0xf0]);
    const all = [
      [256, width],
      [257, height],
      [258, 1],
      [259, 1],
      [262, 1],
      [273, length],
      [277, 1],
      [278, height],
      [279, data.length],
      ...entries,
    ] as const;
    const directory = Buffer.alloc(2 + all.length * 12 + 4);
    directory.writeUInt16LE(all.length, 0);
    for (const [index, [tag, value]] of all.entries()) {
      const at = 2 + index * 12;
      directory.writeUInt16LE(tag, at);
      directory.writeUInt16LE(4, at + 2);
      directory.writeUInt32LE(1, at + 4);
      directory.writeUInt32LE(value, at + 8);
    }
    link.part.writeUInt32LE(length + data.length, link.at);
    parts.push(data, directory);
    length += data.length + directory.length;
    link = { part: directory, at: directory.length - 4 };
  }
  return Buffer.concat(parts);
}

describe('pictures that not everybody can open', () => {
  test('HEIC becomes JPEG of the same size', async () => {
    const { bytes, type } = await turned(sample('ok.heic'), 'image/heic');
    expect(type).toBe('image/jpeg');
    expect(jpeg.decode(bytes)).toMatchObject({ width: 60, height: 40 });
  });

  test('a fax (TIFF, CCITT group 4) becomes PDF', async () => {
    const { bytes, type } = await turned(sample('g4.tif'), 'image/tiff');
    expect(type).toBe('application/pdf');
    expect(await checkPdf(bytes)).toBeNull();
    const [page] = (await PDF.load(bytes)).getPages();
    expect(page?.width).toBeCloseTo((60 / 200) * 72, 2);
  });

  test('a TIFF of many pages keeps all of them, turned as it says', async () => {
    const { bytes } = await turned(tiff(3, 16, 2, [[274, 6]]), 'image/tiff');
    const pages = (await PDF.load(bytes)).getPages();
    expect(pages.map(({ rotation }) => rotation)).toEqual([90, 90, 90]);
    expect(await checkPdf(bytes)).toBeNull();
  });

  test('small copies for previews are no pages', async () => {
    await expect(guard({ bytes: tiff(1, 16, 2, [[254, 1]]), type: 'image/tiff' })).resolves.toMatchObject({
      fault: { code: 'file.damaged' },
    });
  });

  test('an animated PNG becomes its still picture', async () => {
    const animated = Buffer.concat([
      signature,
      header(1, 1, 0),
      chunk('acTL', Buffer.alloc(8)),
      chunk('fcTL', Buffer.alloc(26)),
      chunk('IDAT', deflateSync(Buffer.from([0, 0x80]))),
      chunk('fdAT', Buffer.alloc(8)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    const { bytes, type } = await turned(animated, 'image/apng');
    expect(type).toBe('image/png');
    expect(chunksOf(bytes).map((part) => part.type)).toEqual(['IHDR', 'IDAT', 'IEND']);
  });

  test('a PNG rearranged for phones becomes one with its colours in order', async () => {
    const { bytes } = await turned(sample('cgbi.png'), 'image/png');
    const parts = chunksOf(bytes);
    expect(parts.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect(inflateSync(parts[1]?.content ?? Buffer.alloc(0))).toHaveLength(40 * (60 * 3 + 1));
    const own = Buffer.concat([
      signature,
      chunk('CgBI', Buffer.from([0x50, 0, 0x20, 2])),
      header(2, 1, 6),
      // Sub: the second point is stored as its difference to the first; half opaque, so its colours are halved.
      chunk('IDAT', deflateSync(Buffer.from([1, 10, 20, 30, 255, 40, 30, 20, 129])).subarray(2, -4)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    const [, data] = chunksOf((await turned(own, 'image/png')).bytes);
    expect([...inflateSync(data?.content ?? Buffer.alloc(0))]).toEqual([0, 30, 20, 10, 255, 100, 100, 100, 128]);
  });

  test.each([
    ['image/heic', sample('ok.heic').subarray(0, 300)],
    ['image/tiff', sample('g4.tif').subarray(0, 40)],
    ['image/png', sample('cgbi.png').subarray(0, 60)],
  ])('a broken one is said to be damaged: %s', async (type, bytes) => {
    expect((await guard({ bytes, type })).fault?.code).toBe('file.damaged');
  });

  test('one of more points than any paper needs is said to be so', async () => {
    const fault = async (bytes: Buffer, type: string) => (await guard({ bytes, type })).fault?.code;
    expect(await fault(tiff(1, 60_000, 60_000), 'image/tiff')).toBe('file.picture-too-large');
    expect(await fault(Buffer.concat([signature, header(100_000, 100_000, 0)]), 'image/png')).toBe(
      'file.picture-too-large',
    );
  });
});

test('an ordinary photograph is kept as it came, with the place that it was taken at', async () => {
  const photo = jpeg.encode({ width: 2, height: 2, data: Buffer.alloc(16, 128) }, 90).data;
  expect(await guard({ bytes: photo, type: 'image/jpeg' })).toEqual({ fault: null, converted: null });
});

describe('pictures are looked at as far as one has to', () => {
  const photo = jpeg.encode({ width: 2, height: 2, data: Buffer.alloc(16, 128) }, 90).data;
  const faultOf = async (bytes: Buffer, type: string) => (await guard({ bytes, type })).fault?.code;
  const png = (...parts: Buffer[]): Buffer => Buffer.concat([signature, header(1, 1, 0), ...parts]);
  const data = chunk('IDAT', deflateSync(Buffer.from([0, 0x80])));
  const end = chunk('IEND', Buffer.alloc(0));

  test('of four colours, sixteen bits, or with more marks in front than needed, they are kept', async () => {
    // Adobe's segment says that four components are colours of print.
    const adobe = Buffer.from([0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 2]);
    expect(
      await faultOf(Buffer.concat([photo.subarray(0, 2), adobe, photo.subarray(2)]), 'image/jpeg'),
    ).toBeUndefined();
    const filled = Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xff]), photo.subarray(2)]);
    expect(await faultOf(filled, 'image/jpeg')).toBeUndefined();
    const deep = Buffer.from(header(1, 1, 0).subarray(8, 21));
    deep[8] = 16;
    const sixteen = Buffer.concat([signature, chunk('IHDR', deep), chunk('IDAT', deflateSync(Buffer.alloc(3))), end]);
    expect(await faultOf(sixteen, 'image/png')).toBeUndefined();
  });

  test('with nothing to see in them they are damaged', async () => {
    expect(await faultOf(png(data, end), 'image/png')).toBeUndefined();
    for (const bytes of [png(end), png(data), png(data, end).subarray(0, 40), signature])
      expect(await faultOf(bytes, 'image/png')).toBe('file.damaged');
    const scan = photo.indexOf(Buffer.from([0xff, 0xda]));
    for (const bytes of [photo.subarray(0, 20), photo.subarray(0, scan + 4), Buffer.from([0xff, 0xd8, 0xff, 0xd9])])
      expect(await faultOf(bytes, 'image/jpeg')).toBe('file.damaged');
  });

  test('whose claimed size nobody could open is too large, before anything is unpacked', async () => {
    const frame = photo.indexOf(Buffer.from([0xff, 0xc0]));
    const huge = Buffer.from(photo);
    huge.fill(0xff, frame + 5, frame + 9);
    expect(await faultOf(huge, 'image/jpeg')).toBe('file.picture-too-large');
  });

  test('that are an archive too are refused, whatever stands behind it', async () => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    const record = Buffer.alloc(22);
    record.writeUInt32LE(0x06054b50, 0);
    record.writeUInt32LE(entry.length, 12);
    const archive = Buffer.concat([entry, record]);
    for (const behind of [Buffer.alloc(0), Buffer.from('\n'), Buffer.alloc(3000, 7)])
      expect(await faultOf(Buffer.concat([photo, archive, behind]), 'image/jpeg')).toBe('file.attachment');
    // The four letters alone may stand in any photograph.
    expect(await faultOf(Buffer.concat([photo, record]), 'image/jpeg')).toBeUndefined();
  });
});
