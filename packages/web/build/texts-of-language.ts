import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Plugin } from 'vite';

const Texts = z.record(z.string(), z.partialRecord(z.enum(['vi', 'en', 'uk']), z.string()));

/** Of a file in which the languages of a text stand side by side, one language: `import texts from './pages.json?vi'`. Whoever
 * writes a text writes it in every language at one place; a page still loads the language of its reader alone. A text that a
 * language does not have (a plural form of another one) is left out. */
export function textsOfLanguage(): Plugin {
  return {
    name: 'texts-of-language',
    enforce: 'pre',
    async load(id) {
      const [, path, language] = /^(.+\/texts\/[^/]+\.json)\?(vi|en|uk)$/.exec(id) ?? [];
      if (path === undefined) return null;
      this.addWatchFile(path);
      const all = Object.entries(Texts.parse(JSON.parse(await readFile(path, 'utf8'))));
      const own = all.flatMap(([key, texts]) => {
        const text = texts[language as keyof typeof texts];
        return text === undefined ? [] : [[key, text] as const];
      });
      return `export default ${JSON.stringify(Object.fromEntries(own))}`;
    },
  };
}
