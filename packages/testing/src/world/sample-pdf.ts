export interface SamplePdf {
  /** Entries added to the catalogue. */
  readonly catalog?: string;
  /** Entries added to the page. */
  readonly page?: string;
  /** Whole objects from number 4 on. */
  readonly objects?: readonly (string | Buffer)[];
  /** Entries added to the trailer. */
  readonly trailer?: string;
  /** A remark behind the header, so that two files differ. */
  readonly mark?: string;
}

/** A PDF of one empty page with a classic cross-reference table, as small as one that every reader opens. */
export function samplePdf(parts: SamplePdf = {}): Buffer<ArrayBuffer> {
  const { catalog = '', page = '', objects = [], trailer = '', mark } = parts;
  const all = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${page}>>`,
    ...objects,
  ];
  const written: Buffer[] = [Buffer.from(`%PDF-1.4\n${mark === undefined ? '' : `%${mark}\n`}`)];
  let length = written[0]?.length ?? 0;
  const places = all.map((content, index) => {
    const place = length;
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj`), Buffer.from(content), Buffer.from('endobj\n')]);
    written.push(part);
    length += part.length;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer<</Size ${all.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.from(Buffer.concat([...written, Buffer.from(table + end)]));
}
