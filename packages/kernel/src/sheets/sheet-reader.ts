import { openArchive } from './read-archive.ts';
import { Unreadable, type ReadAnswer, type ReadOrder } from './read-answer.ts';
import { readRows, readTexts } from './read-rows.ts';
import { findWorkbook } from './read-workbook.ts';

/** Reads the first sheet of a workbook that is shown. In the thread that calls it. */
export async function sheetRows({ bytes, limits }: ReadOrder): Promise<ReadAnswer> {
  try {
    const archive = await openArchive(Buffer.from(bytes), limits.unpackedBytes);
    const { sheet, sheetPart, textsPart } = await findWorkbook(archive);
    const most = limits.rows * limits.columns;
    const texts = textsPart === null ? [] : await readTexts(archive, textsPart, most);
    return { fault: null, sheet, ...(await readRows(archive, sheetPart, { texts, limits })) };
  } catch (error) {
    if (!(error instanceof Unreadable)) return { fault: 'damaged' };
    return error.most === undefined ? { fault: error.fault } : { fault: error.fault, most: error.most };
  }
}
