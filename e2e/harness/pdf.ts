import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function readWith(program: string, pdf: Buffer, args: (file: string) => string[]): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'dongbo-e2e-pdf-'));
  const file = join(folder, 'letter.pdf');
  try {
    writeFileSync(file, pdf);
    return execFileSync(program, args(file), {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The words of a PDF on one line, read by poppler; null where poppler is not installed. */
export const textOfPdf = (pdf: Buffer): string | null =>
  readWith('pdftotext', pdf, (file) => ['-layout', file, '-'])?.replaceAll(/\s+/g, ' ') ?? null;

/** What poppler's pdfsig says about the signatures; null where it is not installed. */
export const signaturesOfPdf = (pdf: Buffer): string | null => readWith('pdfsig', pdf, (file) => [file]);
