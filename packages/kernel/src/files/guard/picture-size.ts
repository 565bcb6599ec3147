import { chunksOf } from './plain-png.ts';

/** The size that a PNG claims (ISO/IEC 15948, 11.2.2) or a JPEG's frame header (T.81, B.2.2), in points. */
export function pointsOf(bytes: Buffer, type: string): number {
  if (type === 'image/png' || type === 'image/apng') {
    const header = chunksOf(bytes).find((chunk) => chunk.type === 'IHDR')?.content;
    return header === undefined || header.length < 8 ? 0 : header.readUInt32BE(0) * header.readUInt32BE(4);
  }
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    if (marker === 0xda) break;
  }
  return 0;
}
