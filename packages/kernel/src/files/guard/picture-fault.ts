/** A picture cannot be turned into one that everybody can open: it is broken, or has more points than a paper needs. */
export class PictureFault extends Error {
  override readonly name = 'PictureFault';
  readonly code: 'file.damaged' | 'file.picture-too-large';

  constructor(code: PictureFault['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Points of a picture that is unpacked here: four bytes each, and the largest of phones have 50 million. */
const mostPoints = 64_000_000;

/** Throws `PictureFault` where a picture is nothing or too much. */
export function refuseSize(width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw new PictureFault('file.damaged');
  if (width * height > mostPoints) throw new PictureFault('file.picture-too-large');
}
