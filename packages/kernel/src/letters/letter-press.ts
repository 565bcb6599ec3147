import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';

import type { FontCoverage } from './font-coverage.ts';
import { coverageOfLetters, fontFolders } from './letter-fonts.ts';
import { findLayout, readLayoutShelf } from './layout-shelf.ts';
import type { LayoutShelf } from './layout-shelf.ts';
import type { Layout } from './layout.ts';
import { printableData, textsIn } from './printable-text.ts';
import type { LetterValue } from './printable-text.ts';
import { qrImage } from './qr-image.ts';
import { mendTextLayer } from './text-layer.ts';
import { momentForms } from './vietnamese-date.ts';
import type { MomentForms } from './vietnamese-date.ts';

/** Mark over every page: a paper of the trial space, a paper of a demonstration, or none (official). */
export type Watermark = 'trial' | 'demonstration' | 'none';

export type LetterOrder = {
  readonly layout: Layout;
  readonly data: LetterValue;
  readonly watermark: Watermark;
  /** Written into the file; the same order with the same time gives the same bytes. */
  readonly createdAt: Date;
  /** Content of the QR code; no code is printed without it. */
  readonly qrText?: string;
};

export type LetterPress = {
  /** The layout of a form in force on a day ('YYYY-MM-DD', local date in Vietnam). Throws NoLayoutError. */
  readonly layoutFor: (form: string, onDate: string) => Layout;
  /** Every layout of every folder, for checks and administration pages. */
  readonly layouts: readonly Layout[];
  /** Prints a letter as tagged PDF/A-2a with all fonts embedded. Throws LetterError. */
  readonly renderLetter: (order: LetterOrder) => Uint8Array;
};

/** The layout could not print the data: a fault of the layout or data of the wrong shape. */
export class LetterError extends Error {
  override readonly name = 'LetterError';
}

/** Memoised results older than this number of letters are dropped from the compiler's cache. */
const CACHE_AGE = 30;
const WATERMARK_LINES: Readonly<Record<Watermark, readonly string[]>> = {
  trial: ['THỬ NGHIỆM'],
  demonstration: ['BẢN MẪU', 'KHÔNG CÓ GIÁ TRỊ PHÁP LÝ'],
  none: [],
};

const PARTS_FOLDER = path.join(import.meta.dirname, 'typst');

/**
 * Opens a press: one Typst compiler with the font Tinos (metric twin of Times New Roman, which Decree
 * 30/2020/NĐ-CP prescribes) and those of other scripts behind it, the shared parts and the layouts of all folders. Keep one press per process.
 */
export function createLetterPress(options: { readonly layoutFolders: readonly string[] }): LetterPress {
  const shelf = readLayoutShelf(options.layoutFolders);
  const covers = coverageOfLetters();
  const compiler = openCompiler(shelf);
  return {
    layouts: shelf.layouts,
    layoutFor: (form, onDate) => findLayout(shelf.layouts, form, onDate),
    renderLetter: (order) => print(compiler, covers, order),
  };
}

function openCompiler(shelf: LayoutShelf): NodeCompiler {
  const compiler = NodeCompiler.create({
    workspace: PARTS_FOLDER,
    fontArgs: [{ fontPaths: [...fontFolders] }],
  });
  for (const file of readdirSync(PARTS_FOLDER)) {
    const source = path.join(PARTS_FOLDER, file);
    compiler.addSource(source, readFileSync(source, 'utf8'));
  }
  for (const [sourcePath, source] of shelf.sources) {
    compiler.addSource(path.join(PARTS_FOLDER, sourcePath), source);
  }
  return compiler;
}

function print(compiler: NodeCompiler, covers: FontCoverage, order: LetterOrder): Uint8Array {
  const { layout } = order;
  const inputs: Record<string, string> = {
    data: JSON.stringify(printableData(order.data, covers)),
    moments: JSON.stringify(momentsIn(order.data)),
    layout: JSON.stringify(layout),
    watermark: JSON.stringify(WATERMARK_LINES[order.watermark]),
    qr: order.qrText === undefined ? '' : qrImage(order.qrText),
  };
  try {
    // The layout only supplies the content; page, type and watermark come from the frame, so that no
    // layout can forget the mark of a trial.
    const mainFileContent = [
      '#import "/frame.typ": page-frame',
      `#import ${JSON.stringify(layout.sourcePath)}: letter`,
      '#show: page-frame',
      '#letter(json(bytes(sys.inputs.data)), json(bytes(sys.inputs.layout)))',
    ].join('\n');
    const pdf = compiler.pdf(
      { mainFileContent, inputs },
      {
        pdfStandard: PdfStandard.A_2a,
        creationTimestamp: Math.floor(order.createdAt.getTime() / 1000),
      },
    );
    return mendTextLayer(pdf);
  } catch (cause) {
    throw new LetterError(`layout "${layout.id}" failed: ${shortDiagnosis(cause)}`, { cause });
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
}

/** Written forms of every date in the data: layouts look them up, so time zones are handled in one place. */
function momentsIn(data: LetterValue): Record<string, MomentForms> {
  const moments: Record<string, MomentForms> = {};
  for (const text of textsIn(data)) {
    const forms = momentForms(text);
    if (forms !== null) moments[text] = forms;
  }
  return moments;
}

/** Only the compiler's own messages: its full text may hold personal data from the letter. */
function shortDiagnosis(cause: unknown): string {
  // The compiler puts its answer into the message or, for some faults, only into the code.
  const text = cause instanceof Error ? `${cause.message} ${'code' in cause ? String(cause.code) : ''}` : String(cause);
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]);
  const bare = /^ ?\d+: (.+)$/.exec(text)?.[1];
  return [...new Set(bare === undefined ? messages : [bare])].join('; ') || 'unknown compiler error';
}
