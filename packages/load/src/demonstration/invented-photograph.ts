import { crc32, deflateSync } from 'node:zlib';

const [width, height] = [480, 320];

type Colour = readonly [red: number, green: number, blue: number];

const sky = (y: number): Colour => [150 + Math.floor(y / 4), 195 + Math.floor(y / 6), 235];
const path: Colour = [196, 186, 168];
const wall: Colour = [233, 214, 176];
const roof: Colour = [168, 74, 58];
const door: Colour = [104, 72, 48];
const grass = (x: number, y: number): Colour => [86 + ((x * 7 + y * 13) % 18), 138 + ((x * 5 + y * 3) % 22), 70];

/** A house behind a path, under the sky: nobody's. */
function colourAt(x: number, y: number): Colour {
  const inHouse = x >= 150 && x < 330;
  if (y >= 110 && y < 150 && x >= 140 - (y - 110) / 4 && x < 340 + (y - 110) / 4) return roof;
  if (inHouse && y >= 150 && y < 240) return x >= 222 && x < 258 && y >= 180 ? door : wall;
  if (y >= 240 && Math.abs(x - 240) < 18 + (y - 240) * 0.7) return path;
  return y < 200 ? sky(y) : grass(x, y);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A drawn picture in the place of a photograph from the spot, as PNG. It shows nobody and no place that there is, and is the same on
 * every machine. */
export function inventPhotograph(): Buffer {
  const lines = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) lines.set(colourAt(x, y), y * (1 + 3 * width) + 1 + 3 * x);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  // Eight bits a colour, three colours.
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
