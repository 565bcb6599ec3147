import type { Archive } from './read-archive.ts';
import { Unreadable, type ReadCell, type ReadRow, type SheetLimits } from './read-answer.ts';
import { readXml } from './read-xml.ts';

const mostMerged = 100;
/** Excel keeps no more in one cell. */
const mostLetters = 32_767;

/** Signs that XML cannot hold are written `_x000D_` (ECMA-376 22.9.2.19). */
const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The texts that cells refer to by number, pieces of different writing joined, readings of characters left out.
 * @throws Unreadable */
export async function readTexts(archive: Archive, part: string, most: number): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let readings = 0;
  await readXml(archive, part, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') readings += 1;
      isText = name === 't' && readings === 0;
    },
    text: (piece) => {
      if (isText && text.length < mostLetters) text += piece;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') readings -= 1;
      if (name !== 'si') return;
      texts.push(unescaped(text));
      if (texts.length > most) throw new Unreadable('too-many-cells', most);
    },
  });
  return texts;
}

/** Row and column (from 0) of a reference such as `AB12`; null: there is none. */
function placeOf(reference: string): { row: number; column: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits), column };
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  text: string;
  isFormula: boolean;
}

const kinds: Readonly<Record<string, ReadCell['kind']>> = { b: 'boolean', e: 'error', n: 'number' };

function cellOf({ column, type, text, isFormula }: OpenCell, texts: readonly string[]): ReadCell | null {
  const said = type === 's' ? (texts[Number(text)] ?? '') : type === 'inlineStr' ? unescaped(text) : text;
  if (said.trim() === '' && !isFormula) return null;
  return { column, text: said, kind: kinds[type] ?? 'text', isFormula };
}

/** The rows of a sheet that say something, and what is merged in it. Cells without text count for nothing: a form that was
 * coloured down to its last row is as long as what stands in it.
 * @throws Unreadable */
export async function readRows(
  archive: Archive,
  part: string,
  { texts, limits }: { readonly texts: readonly string[]; readonly limits: SheetLimits },
): Promise<{ rows: ReadRow[]; merged: string[] }> {
  const rows: ReadRow[] = [];
  const merged: string[] = [];
  let [number, column] = [0, -1];
  let cells: ReadCell[] = [];
  let cell: OpenCell | null = null;
  let takes = false;
  const endCell = (): void => {
    const read = cell && cellOf(cell, texts);
    cell = null;
    if (read === null) return;
    if (read.column >= limits.columns) throw new Unreadable('too-many-columns', limits.columns);
    cells.push(read);
  };
  const endRow = (): void => {
    if (cells.length === 0) return;
    if (rows.length >= limits.rows) throw new Unreadable('too-many-rows', limits.rows);
    rows.push({ number, cells });
  };
  await readXml(archive, part, {
    open: (name, attributes) => {
      takes = cell !== null && (name === 'v' || name === 't');
      if (name === 'row') [number, column, cells] = [Number(attributes['r'] ?? number + 1), -1, []];
      else if (name === 'c') {
        column = placeOf(attributes['r'] ?? '')?.column ?? column + 1;
        cell = { column, type: attributes['t'] ?? 'n', text: '', isFormula: false };
      } else if (name === 'f' && cell !== null) cell.isFormula = true;
      else if (name === 'mergeCell' && merged.length < mostMerged) merged.push(attributes['ref'] ?? '');
    },
    text: (piece) => {
      if (takes && cell !== null && cell.text.length < mostLetters) cell.text += piece;
    },
    close: (name) => {
      takes = false;
      if (name === 'c') endCell();
      else if (name === 'row') endRow();
    },
  });
  return { rows, merged };
}
