import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { layoutText, measureText, rgb, type EmbeddedFont, type PDF, type PDFPage } from '@libpdf/core';
import { qrBars } from '../letters/qr-image.ts';
import { momentForms } from '../letters/vietnamese-date.ts';
import { freeHeight } from './free-height.ts';

/** What is put on an uploaded paper when it is signed: number and date of the book, and who signs for whom. */
export interface PaperMark {
  /** As written, such as "07/KQ-UBND". */
  readonly number: string;
  /** Which paper it takes the place of; null: of none. */
  readonly remark: string | null;
  /** "Trấn Biên, ngày 11 tháng 3 năm 2026" */
  readonly placeAndDate: string;
  /** For whom the signer signs, such as "TM. Ủy ban nhân dân"; null where for himself. */
  readonly authority: string | null;
  /** What the signer is. */
  readonly title: string;
  readonly signer: string;
  readonly agency: string;
  /** ISO 8601 with the offset of Vietnam; written with day, time and zone (Decree 30/2020/NĐ-CP, Annex I, part II, point 7). */
  readonly signedAt: string;
  /** What the paper is about, for a sheet of its own. */
  readonly subject: string;
  /** Address behind the QR code by which anybody checks whether the paper still holds; null: there is no code. */
  readonly check: string | null;
  /** A line across the head of every page, where the paper is none. */
  readonly warning: string | null;
}

const require = createRequire(import.meta.url);
const fontFile = (style: string): Uint8Array =>
  readFileSync(require.resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`));

const blue = rgb(0x1f / 255, 0x3a / 255, 0x93 / 255);
const red = rgb(0.75, 0.1, 0.1);
const black = rgb(0, 0, 0);
const blockWidth = 250;
const margin = 56;
/** Of the code by which the paper is checked, quiet zone included: 25 mm. */
const codeSide = 71;
const sheet = { width: 595.28, height: 841.89 };

interface Line {
  readonly text: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly color?: ReturnType<typeof rgb>;
  /** Room below. */
  readonly gap: number;
}

const linesOf = (mark: PaperMark): readonly Line[] => [
  { text: `Số: ${mark.number}`, size: 12, isBold: false, gap: 3 },
  ...(mark.remark === null ? [] : [{ text: mark.remark, size: 9, isBold: false, gap: 3 }]),
  { text: mark.placeAndDate, size: 12, isBold: false, gap: 10 },
  ...(mark.authority === null
    ? []
    : [{ text: mark.authority.toLocaleUpperCase('vi'), size: 12, isBold: true, gap: 2 }]),
  { text: mark.title.toLocaleUpperCase('vi'), size: 12, isBold: true, gap: 10 },
  { text: `Ký bởi: ${mark.signer}`, size: 8, isBold: false, color: blue, gap: 2 },
  { text: `Cơ quan: ${mark.agency}`, size: 8, isBold: false, color: blue, gap: 2 },
  {
    text: `Thời gian ký: ${momentForms(mark.signedAt)?.stamp ?? mark.signedAt}`,
    size: 8,
    isBold: false,
    color: blue,
    gap: 10,
  },
  { text: mark.signer, size: 12, isBold: true, gap: 0 },
];

interface Fonts {
  readonly regular: EmbeddedFont;
  readonly bold: EmbeddedFont;
}

/** Lines broken to a width, with their places from the top. */
function place(lines: readonly Line[], { regular, bold }: Fonts, width: number) {
  let depth = 0;
  const placed = lines.flatMap((line) => {
    const font = line.isBold ? bold : regular;
    const broken = layoutText(line.text, font, line.size, width, line.size * 1.25).lines;
    const rows = broken.map(({ text }) => {
      depth += line.size * 1.25;
      return { ...line, text, font, depth };
    });
    depth += line.gap;
    return rows;
  });
  return { placed, height: depth };
}

/** Writes the lines centred in a column whose top left corner is given. */
function write(
  page: PDFPage,
  { placed }: ReturnType<typeof place>,
  at: { x: number; top: number; width: number },
): void {
  for (const { text, font, size, depth, color } of placed) {
    const x = at.x + (at.width - measureText(text, font, size)) / 2;
    page.drawText(text, { x, y: at.top - depth + size * 0.25, font, size, ...(color ? { color } : {}) });
  }
}

/** The code with what it is for below it, in a column of its own whose top left corner is given. */
function drawCode(page: PDFPage, check: string, at: { x: number; top: number }, fonts: Fonts): void {
  const { side, bars } = qrBars(check);
  const module = codeSide / side;
  for (const { column, row, length } of bars)
    page.drawRectangle({
      x: at.x + column * module,
      y: at.top - (row + 1) * module,
      width: length * module,
      height: module,
      color: black,
    });
  const words = { text: 'Quét mã để kiểm tra văn bản còn giá trị.', size: 7, isBold: false, gap: 0 };
  write(page, place([words], fonts, codeSide), { x: at.x, top: at.top - codeSide, width: codeSide });
}

/** A page of its own for number, date and signature, where the last one has no room or nobody can tell. */
function addSheet(pdf: PDF, mark: PaperMark, fonts: Fonts): void {
  const pages = pdf.getPageCount();
  const page = pdf.addPage(sheet);
  const width = sheet.width - 2 * margin;
  const head = place(
    [
      { text: mark.agency.toLocaleUpperCase('vi'), size: 12, isBold: true, gap: 26 },
      { text: 'TRANG SỐ, NGÀY VÀ CHỮ KÝ SỐ', size: 14, isBold: true, gap: 8 },
      { text: mark.subject, size: 13, isBold: false, gap: 8 },
      { text: `Trang này là phần cuối của văn bản gồm ${pages} trang ở trước.`, size: 11, isBold: false, gap: 30 },
    ],
    fonts,
    width,
  );
  write(page, head, { x: margin, top: sheet.height - margin, width });
  const block = place(linesOf(mark), fonts, blockWidth);
  const top = sheet.height - margin - head.height;
  write(page, block, { x: sheet.width - margin - blockWidth, top, width: blockWidth });
  if (mark.check !== null) drawCode(page, mark.check, { x: margin, top }, fonts);
}

function warn(pdf: PDF, warning: string, { bold }: Fonts): void {
  for (const page of pdf.getPages()) {
    const box = page.getCropBox();
    const size = 9;
    page.drawText(warning, {
      x: box.x + Math.max(6, (box.width - measureText(warning, bold, size)) / 2),
      y: box.y + box.height - size - 4,
      font: bold,
      size,
      color: red,
    });
  }
}

/** Puts number, date, the visible block of the signature and the code for checking on a paper: on the last page below its text, or on a
 * sheet of its own. */
export function putMark(pdf: PDF, mark: PaperMark): void {
  const fonts = { regular: pdf.embedFont(fontFile('400Regular')), bold: pdf.embedFont(fontFile('700Bold')) };
  const last = pdf.getPages().at(-1);
  const block = place(linesOf(mark), fonts, blockWidth);
  const room = last === undefined ? null : freeHeight(pdf, last);
  const box = last?.getCropBox();
  const codeWidth = mark.check === null ? 0 : codeSide + 12;
  const isNarrow = box !== undefined && mark.check !== null && box.width < blockWidth + codeWidth + 24;
  if (last === undefined || box === undefined || isNarrow || room === null || room.height < block.height + 24)
    addSheet(pdf, mark, fonts);
  else {
    const x = Math.max(box.x + 12 + codeWidth, box.x + box.width - margin - blockWidth);
    write(last, block, { x, top: room.top - 18, width: Math.min(blockWidth, box.width - 24) });
    if (mark.check !== null)
      drawCode(
        last,
        mark.check,
        { x: Math.max(box.x + 12, Math.min(box.x + margin, x - codeWidth)), top: room.top - 18 },
        fonts,
      );
  }
  if (mark.warning !== null) warn(pdf, mark.warning, fonts);
}
