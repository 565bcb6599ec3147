import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemNames, type Language } from '@dongbo/contract';
import { z } from 'zod';

const folderOfTexts = (): string => dirname(fileURLToPath(import.meta.resolve('@dongbo/contract/texts/province.json')));
const Texts = z.record(z.string(), z.string());

/** The files of one kind in a folder of texts: `refusals.json`, and `refusals-of-uploads.json`, which not every page loads. */
const filesOfKind = (folderOfSystem: string, kind: string): string[] =>
  (existsSync(folderOfSystem) ? readdirSync(folderOfSystem) : [])
    .filter((name) => name === `${kind}.json` || (name.startsWith(`${kind}-of-`) && name.endsWith('.json')))
    .map((name) => join(folderOfSystem, name));

/** The texts of one kind (`terms`, `operations`, ...) of all systems in one language, by key; a system without texts of
 * this kind adds none. Keys are unique across systems, which the check `texts` holds. */
export function systemTexts(language: Language, kind: string): Readonly<Record<string, string>> {
  const folder = folderOfTexts();
  const files = systemNames.flatMap((system) => filesOfKind(join(folder, language, system), kind));
  return Object.assign({}, ...files.map((file) => Texts.parse(JSON.parse(readFileSync(file, 'utf8')))));
}
