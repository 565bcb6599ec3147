import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';

import type { FontCoverage } from './font-coverage.ts';
import { coverageOfLetters, fontFolders } from './letter-fonts.ts';
import { readLayoutShelf } from './layout-shelf.ts';
import type { LayoutShelf } from './layout-shelf.ts';
import type { Layout } from './layout.ts';
import { printableData, textsIn } from './printable-text.ts';
import type { LetterValue } from './printable-text.ts';
import { qrImage } from './qr-image.ts';
import { mendTextLayer } from './text-layer.ts';
import { momentForms } from './vietnamese-date.ts';
import type { MomentForms } from './vietnamese-date.ts';

/** Memoised results older than this number of letters are dropped from the compiler's cache. */
const CACHE_AGE = 30;

const PARTS_FOLDER = path.join(import.meta.dirname, 'typst');

/** A letter as it goes to the thread that prints it. */
export interface PrintOrder {
  readonly layout: Layout;
  /** JSON: one text crosses to another thread faster than many objects. */
  readonly data: string;
  /** Lines of the mark over every page. */
  readonly watermark: readonly string[];
  readonly createdAt: Date;
  readonly qrText?: string;
  readonly checkText?: string;
}

/** What the compiler said against the layout or its data; holds nothing of the letter itself. */
export class LayoutFailed extends Error {
  override readonly name = 'LayoutFailed';
}

/** Opens a Typst compiler with the fonts, the shared parts and the layouts of all folders. It works in the thread that calls it:
 * letters are printed by `createLetterPress`, in threads of their own. `print` throws LayoutFailed. */
export function openTypesetter(layoutFolders: readonly string[]): {
  readonly print: (order: PrintOrder) => Uint8Array;
} {
  const covers = coverageOfLetters();
  const compiler = openCompiler(readLayoutShelf(layoutFolders));
  return { print: (order) => print(compiler, covers, order) };
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

function print(compiler: NodeCompiler, covers: FontCoverage, order: PrintOrder): Uint8Array {
  const { layout } = order;
  const data: LetterValue = JSON.parse(order.data);
  const inputs: Record<string, string> = {
    data: JSON.stringify(printableData(data, covers)),
    moments: JSON.stringify(momentsIn(data)),
    layout: JSON.stringify(layout),
    watermark: JSON.stringify(order.watermark),
    qr: order.qrText === undefined ? '' : qrImage(order.qrText),
    check: order.checkText === undefined ? '' : qrImage(order.checkText),
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
    throw new LayoutFailed(shortDiagnosis(cause));
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
