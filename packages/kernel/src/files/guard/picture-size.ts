import { chunksOf } from './plain-png.ts';

/** What a picture says of itself. */
interface Picture {
  readonly points: number;
  /** It has a size and something to show in it. */
  readonly isPicture: boolean;
}

/** A PNG claims a size (ISO/IEC 15948, 11.2.2), holds data (11.2.4) and has an end (11.2.5). */
function lookAtPng(bytes: Buffer): Picture {
  const chunks = chunksOf(bytes);
  const header = chunks.find(({ type }) => type === 'IHDR')?.content;
  const points = header === undefined || header.length < 8 ? 0 : header.readUInt32BE(0) * header.readUInt32BE(4);
  const has = (wanted: string) => chunks.some(({ type }) => type === wanted);
  return { points, isPicture: points > 0 && has('IDAT') && has('IEND') };
}

/** Markers that stand alone, without a length (T.81, B.1.1.3). */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** A JPEG has a frame header (T.81, B.2.2) and behind it a scan (B.2.3). */
function lookAtJpeg(bytes: Buffer): Picture {
  let points = 0;
  for (let at = 2; at + 3 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    // Any marker may have more of these in front of it (B.1.1.2).
    if (marker === 0xff) at += 1;
    else if (isAlone(marker)) at += 2;
    else if (marker === 0xda)
      return { points, isPicture: points > 0 && at + 2 + bytes.readUInt16BE(at + 2) < bytes.length };
    else {
      const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
      if (isFrame && at + 9 <= bytes.length) points = bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
      at += 2 + bytes.readUInt16BE(at + 2);
    }
  }
  return { points, isPicture: false };
}

/** Reads the size of a PNG or JPEG, and whether there is a picture at all. */
export const lookAtPicture = (bytes: Buffer, type: string): Picture =>
  type === 'image/png' || type === 'image/apng' ? lookAtPng(bytes) : lookAtJpeg(bytes);
