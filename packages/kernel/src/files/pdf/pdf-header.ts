/** The header stands within so many bytes (ISO 32000-1, annex H.3, note 13). */
const headerWithin = 1024;
/** The beginning of a web page, whatever it calls itself. */
export const markup = /<(?:html|script|svg|iframe|body|!doctype|\?php)/i;

/** Where the header of a PDF begins; -1: nowhere, or after what is a web page. Printers and scanners write lines of their own in
 * front of it, which every reader passes over. */
export function pdfHeaderAt(bytes: Buffer): number {
  const head = bytes.toString('latin1', 0, headerWithin + 5);
  const at = head.indexOf('%PDF-');
  return markup.test(head.slice(0, Math.max(at, 0))) ? -1 : at;
}
