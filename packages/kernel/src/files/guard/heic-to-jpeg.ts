import jpeg from 'jpeg-js';
import libheif from 'libheif-js/wasm-bundle.js';
import { PictureFault, refuseSize } from './picture-fault.ts';

/** As sharp as the eye sees on paper, a quarter of the size of the best. */
const quality = 88;

/** Turns a photograph of an iPhone into a JPEG, upright and without its notes on place and device. Throws `PictureFault`. */
export async function heicToJpeg(bytes: Buffer): Promise<Uint8Array> {
  const [image] = new libheif.HeifDecoder().decode(bytes);
  if (image === undefined) throw new PictureFault('file.damaged');
  const [width, height] = [image.get_width(), image.get_height()];
  refuseSize(width, height);
  const data = new Uint8ClampedArray(width * height * 4);
  const shown = await new Promise<object | null>((resolve) => image.display({ data, width, height }, resolve));
  image.free();
  if (shown === null) throw new PictureFault('file.damaged');
  return jpeg.encode({ data: Buffer.from(data.buffer), width, height }, quality).data;
}
