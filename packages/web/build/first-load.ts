import { brotliCompressSync } from 'node:zlib';
import { getSession } from '@dongbo/contract';
import type { Plugin, Rolldown } from 'vite';
import type { PlacedRoute } from '../src/app/portal/routes.ts';

/** The addresses of the portal as its parts list them. Read by Node itself: the list holds no page, only the ways to
 * them. */
async function readRoutes(): Promise<readonly Pick<PlacedRoute, 'path' | 'loads'>[]> {
  const list = new URL('../src/app/portal/routes.ts', import.meta.url).href;
  const { routes, openRoutes } = (await import(list)) as Record<'routes' | 'openRoutes', readonly PlacedRoute[]>;
  return [...openRoutes, ...routes];
}

const languages = ['vi', 'en', 'uk'] as const;

/** The most that one address of the portal may load as compressed script, in bytes: with 1.6 Mbit/s, as a phone has it
 * at the edge of a commune, more than half a second is spent on it. A test in the browser fails beyond it. */
const mostScript = 120_000;

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

/** Writes `dist/.vite/first-load.json` for the server: what page each address opens with, what it says and what it reads
 * first, so that a slow line does not have to find out one answer after another. Says so when a page of the portal has
 * grown too heavy to begin with, and ends the build when one is in no list. */
export function firstLoad(): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const chunks: Chunks = new Map(
        Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])),
      );
      const entry = [...chunks.values()].find(({ isEntry, name }) => isEntry && name === 'portal');
      if (entry === undefined) this.error('There is no portal');
      const begin = closure(chunks, [entry.fileName]);
      const beyond = (sources: readonly string[]): string[] =>
        closure(
          chunks,
          sources.map((source) => partOf(chunks, source)),
        ).filter((file) => !begin.includes(file));
      const textsIn = (language: string, texts: readonly string[]) =>
        beyond(['app/portal/texts/*.ts', ...texts].map((file) => file.replace('*', language)));
      const pages = (await readRoutes()).map(({ path, loads }) => ({
        path: path.replace('*?', '*'),
        loads: [{ system: null, files: [], texts: [], reads: [getSession.path] }, ...loads].map(
          ({ system, files, texts, reads }) => ({
            system,
            data: reads,
            scripts: beyond(files),
            texts: Object.fromEntries(languages.map((one) => [one, textsIn(one, texts)])),
          }),
        ),
      }));
      for (const { path, loads } of pages) {
        const all = (one: (typeof languages)[number]) =>
          loads.flatMap((load) => [...load.scripts, ...(load.texts[one] ?? [])]);
        const most = Math.max(...languages.map((one) => weigh(chunks, new Set([...begin, ...all(one)]))));
        if (most > mostScript) this.warn(`${path} begins with ${most} bytes of script; at most ${mostScript}`);
      }
      const listed = new Set(
        pages.flatMap(({ loads }) =>
          loads.flatMap(({ scripts, texts }) => [...scripts, ...Object.values(texts).flat()]),
        ),
      );
      // A schema that slipped in brings Zod and a good part of the contract: thirty kilobytes that no page shows.
      const validating = [...listed, ...begin].filter((file) =>
        chunks.get(file)?.moduleIds.some((id) => id.includes('/node_modules/zod/')),
      );
      if (validating.length > 0) this.error(`The portal begins with schemas: ${validating.join(', ')}`);
      const forgotten = begin
        .flatMap((file) => chunks.get(file)?.dynamicImports ?? [])
        .filter((file) => !listed.has(file));
      if (forgotten.length > 0) this.error(`No route of the portal names ${forgotten.join(', ')}`);
      this.emitFile({ type: 'asset', fileName: '.vite/first-load.json', source: JSON.stringify({ pages }) });
    },
  };
}

/** The chunk that holds a source file, named below `src` or below the packages for the contract's texts. */
function partOf(chunks: Chunks, source: string): string {
  const end = source.startsWith('contract/') ? `/packages/${source}` : `/web/src/${source}`;
  const found = [...chunks.values()].find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(end)));
  if (found === undefined) throw new Error(`${source} is no part of the portal`);
  return found.fileName;
}

/** These chunks and all that they cannot run without. */
function closure(chunks: Chunks, begin: readonly string[]): string[] {
  const found = new Set(begin);
  for (const file of found) for (const imported of chunks.get(file)?.imports ?? []) found.add(imported);
  return [...found];
}

const weights = new Map<string, number>();

/** Compressed size of some chunks together, in bytes; each is compressed once. */
function weigh(chunks: Chunks, files: ReadonlySet<string>): number {
  for (const file of files) {
    if (!weights.has(file)) weights.set(file, brotliCompressSync(chunks.get(file)?.code ?? '').length);
  }
  return [...files].reduce((sum, file) => sum + (weights.get(file) ?? 0), 0);
}
