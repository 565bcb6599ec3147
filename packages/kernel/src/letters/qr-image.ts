import QRCode from 'qrcode';

/** Blank modules around the code; ISO/IEC 18004 (TCVN 7322:2009) asks for four. */
const QUIET_ZONE = 4;

/**
 * A QR code (TCVN 7322:2009, error correction M) as an SVG of one path, so that it stays sharp at any size.
 * Synchronous, because a letter is printed inside a transaction.
 */
export function qrImage(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET_ZONE;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0;
    while (column < modules.size) {
      let length = 0;
      while (column + length < modules.size && modules.get(row, column + length)) length += 1;
      if (length > 0) path += `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`;
      column += length + 1;
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path d="${path}" fill="#000"/></svg>`
  );
}
