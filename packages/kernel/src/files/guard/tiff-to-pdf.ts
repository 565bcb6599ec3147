import { deflateSync } from 'node:zlib';
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfStream } from '@libpdf/core';
import jpeg from 'jpeg-js';
import tiff, { type TiffImage } from 'utif2';
import { PictureFault, refuseSize } from './picture-fault.ts';

const mostPages = 200;
const quality = 85;
/** Dots an inch where the file does not say them: what offices scan with. */
const usualResolution = 200;
const pointsPerInch = 72;
/** Turns for the values of the tag Orientation that scanners write (TIFF 6.0, section 8); mirrored ones are left as they are. */
const turns: Readonly<Record<number, number>> = { 3: 180, 6: 90, 8: 270 };

const tag = (image: TiffImage, number: number): number | undefined => image[`t${number}`]?.[0];

/** Dots an inch, from the resolution and its unit (inch or centimetre). */
function resolutionOf(image: TiffImage, number: 282 | 283): number {
  const value = tag(image, number) ?? 0;
  const perInch = tag(image, 296) === 3 ? value * 2.54 : value;
  return perInch >= 20 && perInch <= 4800 ? perInch : usualResolution;
}

/** Lines of one bit a point, dark is 0; the last byte of a line is filled up. */
function bitsOf(rgba: Uint8Array, width: number, height: number): Buffer {
  const row = Math.ceil(width / 8);
  const out = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((rgba[(y * width + x) * 4] ?? 0) >= 128)
        out[y * row + (x >> 3)] = (out[y * row + (x >> 3)] ?? 0) | (128 >> (x & 7));
    }
  }
  return out;
}

function pictureOf(image: TiffImage, rgba: Uint8Array): PdfStream {
  const { width, height } = image;
  const isBlackAndWhite = (tag(image, 258) ?? 1) === 1 && (tag(image, 277) ?? 1) === 1;
  const entries = {
    Type: PdfName.of('XObject'),
    Subtype: PdfName.of('Image'),
    Width: PdfNumber.of(width),
    Height: PdfNumber.of(height),
    BitsPerComponent: PdfNumber.of(isBlackAndWhite ? 1 : 8),
    ColorSpace: PdfName.of(isBlackAndWhite ? 'DeviceGray' : 'DeviceRGB'),
    Filter: PdfName.of(isBlackAndWhite ? 'FlateDecode' : 'DCTDecode'),
  };
  const data = isBlackAndWhite
    ? deflateSync(bitsOf(rgba, width, height))
    : jpeg.encode({ data: Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength), width, height }, quality).data;
  return PdfStream.fromDict(entries, data);
}

function addPage(pdf: PDF, image: TiffImage, rgba: Uint8Array): void {
  const width = (image.width / resolutionOf(image, 282)) * pointsPerInch;
  const height = (image.height / resolutionOf(image, 283)) * pointsPerInch;
  const page = pdf.addPage({ width, height });
  const picture = pdf.context.register(pictureOf(image, rgba));
  const content = PdfStream.fromDict(
    {},
    Buffer.from(`q ${width.toFixed(3)} 0 0 ${height.toFixed(3)} 0 0 cm /Scan Do Q`),
  );
  page.dict.set('Resources', PdfDict.of({ XObject: PdfDict.of({ Scan: picture }) }));
  page.dict.set('Contents', PdfArray.of(pdf.context.register(content)));
  const turn = turns[tag(image, 274) ?? 1];
  if (turn !== undefined) page.dict.set('Rotate', PdfNumber.of(turn));
}

/** Turns the pages of a TIFF, as scanners and fax machines make them, into a PDF of the same size on paper. Throws
 * `PictureFault`. */
export async function tiffToPdf(bytes: Buffer): Promise<Uint8Array> {
  const own = new Uint8Array(bytes).buffer;
  const pdf = PDF.create();
  try {
    // Small copies for previews (NewSubfileType 1) are no pages.
    const images = tiff
      .decode(own)
      .filter((image) => tag(image, 256) !== undefined && ((tag(image, 254) ?? 0) & 1) === 0);
    if (images.length === 0) throw new PictureFault('file.damaged');
    if (images.length > mostPages) throw new PictureFault('file.picture-too-large');
    for (const image of images) {
      refuseSize(tag(image, 256) ?? 0, tag(image, 257) ?? 0);
      tiff.decodeImage(own, image);
      if (!(image.data?.length > 0)) throw new PictureFault('file.damaged');
      addPage(pdf, image, tiff.toRGBA8(image));
      image.data = new Uint8Array();
    }
    return await pdf.save();
  } catch (error) {
    throw error instanceof PictureFault ? error : new PictureFault('file.damaged', { cause: error });
  }
}
