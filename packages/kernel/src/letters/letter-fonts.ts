import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { readFontCoverage } from './font-coverage.ts';
import type { FontCoverage } from './font-coverage.ts';

const require = createRequire(import.meta.url);
const packageFolder = (name: string): string =>
  path.dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));

/** Metric twin of Times New Roman: Latin with every mark, Greek, Cyrillic, Hebrew. */
const tinos = packageFolder('tinos');

/** Fonts for names in scripts that it lacks, in the order in which the frame asks them: Thai, Khmer, Lao, Arabic, Korean, Chinese (both
 * forms) and Japanese. The last is 28 MB and read only when a letter holds such a name. */
const foreign = [
  [packageFolder('noto-sans-thai'), 'NotoSansThai'],
  [packageFolder('noto-sans-khmer'), 'NotoSansKhmer'],
  [packageFolder('noto-sans-lao'), 'NotoSansLao'],
  [packageFolder('noto-naskh-arabic'), 'NotoNaskhArabic'],
  [packageFolder('song-myung'), 'SongMyung'],
  [packageFolder('cactus-classical-serif'), 'CactusClassicalSerif'],
] as const;

/** Where the typesetter looks for fonts. */
export const fontFolders: readonly string[] = [tinos, ...foreign.map(([folder]) => path.join(folder, '400Regular'))];

const coverageOf = (folder: string, name: string): FontCoverage =>
  readFontCoverage(readFileSync(path.join(folder, '400Regular', `${name}_400Regular.ttf`)));

/** Says whether a letter can draw a character; the fonts of other scripts are read when one first needs them. */
export function coverageOfLetters(): FontCoverage {
  const common = coverageOf(tinos, 'Tinos');
  const others = foreign.map(([folder, name]) => {
    let read: FontCoverage | null = null;
    return (codePoint: number): boolean => (read ??= coverageOf(folder, name))(codePoint);
  });
  return (codePoint) =>
    common(codePoint) || (isLetterOfOtherScript(codePoint) && others.some((covers) => covers(codePoint)));
}

/** Only what such fonts are for, so that a pictograph does not make them all be read. */
const otherScript =
  /[\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Arabic}\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc]/u;

function isLetterOfOtherScript(codePoint: number): boolean {
  return otherScript.test(String.fromCodePoint(codePoint));
}
