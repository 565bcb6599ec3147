import { crc32, deflateRawSync } from 'node:zlib';

interface Part {
  readonly name: string;
  readonly bytes: Buffer;
  readonly packed?: Buffer;
  readonly claims?: number;
}

/** A zip archive (APPNOTE 4.3) of these parts, deflated; one that is packed already may claim any size. */
function archiveOf(parts: readonly Part[]): Buffer {
  const heads: Buffer[] = [];
  const bodies: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, packed = deflateRawSync(bytes), claims = bytes.length } of parts) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    heads.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, rest, Buffer.from(name)]));
    bodies.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}

/** A zip archive of texts by name. */
export const zipOf = (parts: readonly (readonly [name: string, text: string])[]): Buffer =>
  archiveOf(parts.map(([name, text]) => ({ name, bytes: Buffer.from(text) })));

interface Odd {
  /** Behind the rows. */
  readonly after?: string;
  /** In front of the sheet. */
  readonly head?: string;
  /** Items of the shared texts. */
  readonly shared?: string;
  readonly prefix?: string;
  readonly sheets?: string;
  /** The sheet as bytes. */
  readonly raw?: Buffer;
  /** A part that is packed already. */
  readonly packed?: { readonly name: string; readonly bytes: Buffer; readonly claims: number };
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A workbook of one sheet with these rows, and what is odd about it. A hidden sheet stands in front. */
export function workbookOf(rows: string, odd: Odd = {}): Buffer {
  const { prefix = '', after = '', head = '', shared = '', packed } = odd;
  const space = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  const sheet = `${head}<${prefix}worksheet ${space}="${main}"><${prefix}sheetData>${rows}</${prefix}sheetData>${after}</${prefix}worksheet>`;
  const sheets =
    odd.sheets ??
    '<sheet name="Ẩn" sheetId="2" state="hidden" r:id="rId9"/><sheet name="Một" sheetId="1" r:id="rId1"/>';
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const texts: readonly (readonly [string, string])[] = [
    ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets}</sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + relation('rId2', 'sharedStrings', '/xl/texts.xml'),
      ),
    ],
    ['xl/texts.xml', `<sst xmlns="${main}">${shared}</sst>`],
  ];
  const parts: Part[] = texts.map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  const own: Part = packed
    ? { name: packed.name, bytes: Buffer.alloc(0), packed: packed.bytes, claims: packed.claims }
    : { name: 'xl/worksheets/sheet1.xml', bytes: odd.raw ?? Buffer.from(sheet) };
  return archiveOf([...parts, own]);
}
