import { crc32, deflateSync } from 'node:zlib';

/** A PDF of one empty page; `extra` adds entries to the catalogue, `objects` whole objects from number 4 on. */
export function smallPdf({
  extra = '',
  objects = [],
}: { extra?: string; objects?: readonly (string | Buffer)[] } = {}): Buffer {
  const all = [
    `<</Type/Catalog/Pages 2 0 R${extra}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    ...objects,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let length = 9;
  const places = all.map((content, index) => {
    const place = length;
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj`), Buffer.from(content), Buffer.from('endobj\n')]);
    parts.push(part);
    length += part.length;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  parts.push(Buffer.from(`${table}trailer<</Size ${all.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

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
