import { crc32, deflateSync } from 'node:zlib';
import { samplePdf } from '@dongbo/testing';

/** A PDF of one empty page; `extra` adds entries to the catalogue, `objects` whole objects from number 4 on. */
export const smallPdf = ({
  extra = '',
  objects = [],
}: { extra?: string; objects?: readonly (string | Buffer)[] } = {}): Buffer => samplePdf({ catalog: extra, objects });

/** Objects packed and compressed into an object stream, where a search of the plain bytes sees nothing. */
export function packedObjects(content: string): Buffer {
  const packed = deflateSync(Buffer.from(`4 0 ${content}`));
  return Buffer.concat([
    Buffer.from(`<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>stream\n`),
    packed,
    Buffer.from('\nendstream '),
  ]);
}

/** A stream of so many zero bytes, a thousandth of that on the wire. */
export function zipBomb(bytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(bytes), { level: 9 });
  return Buffer.concat([
    Buffer.from(`<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>stream\n`),
    packed,
    Buffer.from('\nendstream '),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** A picture of one grey point. */
export function smallPng(): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 0x80]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
