import QRCode from 'qrcode';

/** Blank modules around the code; ISO/IEC 18004 (TCVN 7322:2009) asks for four. */
const QUIET_ZONE = 4;

/** A run of dark modules of one row; counted from the upper left corner of the quiet zone. */
interface Bar {
  readonly column: number;
  readonly row: number;
  readonly length: number;
}

/** The dark runs of a QR code (TCVN 7322:2009, error correction M) and the modules of its side, quiet zone included. */
export function qrBars(text: string): { readonly side: number; readonly bars: readonly Bar[] } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const bars: Bar[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0;
    while (column < modules.size) {
      let length = 0;
      while (column + length < modules.size && modules.get(row, column + length)) length += 1;
      if (length > 0) bars.push({ column: column + QUIET_ZONE, row: row + QUIET_ZONE, length });
      column += length + 1;
    }
  }
  return { side: modules.size + 2 * QUIET_ZONE, bars };
}

/**
 * A QR code (TCVN 7322:2009, error correction M) as an SVG of one path, so that it stays sharp at any size.
 * Synchronous, because a letter is printed inside a transaction.
 */
export function qrImage(text: string): string {
  const { side, bars } = qrBars(text);
  const path = bars.map(({ column, row, length }) => `M${column} ${row}h${length}v1h-${length}z`).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path d="${path}" fill="#000"/></svg>`
  );
}
