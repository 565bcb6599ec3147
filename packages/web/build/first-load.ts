import { brotliCompressSync } from 'node:zlib';
import { getSession, listNotices } from '@dongbo/contract';
import { getDraft, getMyDossier, listDrafts, listMyDossiers } from '@dongbo/contract/procedures';
import type { Plugin, Rolldown } from 'vite';

/** The addresses of the portal, what page each opens with, and what that page reads first. The server names all of it
 * in the HTML, so that a slow line does not have to find out one answer after another. */
const pages: readonly { readonly path: string; readonly page?: string; readonly data?: readonly string[] }[] = [
  { path: '/dang-nhap' },
  {
    path: '/cua-toi',
    page: 'features/procedures-portal/dossiers/my-page',
    data: [listDrafts.path, `${listMyDossiers.path}?limit=20`],
  },
  { path: '/cua-toi/thong-bao', page: 'app/portal/notices-page', data: [`${listNotices.path}?limit=20`] },
  {
    path: '/cua-toi/ho-so/:dossierId',
    page: 'features/procedures-portal/dossiers/dossier-page',
    data: [getMyDossier.path],
  },
  {
    path: '/nop-ho-so/ban-nhap/:draftId/*',
    page: 'features/procedures-portal/filing/filing-pages',
    data: [getDraft.path],
  },
  {
    path: '/nop-ho-so/da-nop/:dossierId',
    page: 'features/procedures-portal/filing/submitted-page',
    data: [getMyDossier.path],
  },
  { path: '/nop-ho-so/:code', page: 'features/procedures-portal/filing/start-page' },
];

const languages = ['vi', 'en', 'uk'] as const;

/** The most that one address of the portal may load as compressed script, in bytes: with 1.6 Mbit/s, as a phone has it
 * at the edge of a commune, more than half a second is spent on it. A test in the browser fails beyond it. */
const mostScript = 120_000;

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

/** Writes `dist/.vite/first-load.json` for the server; says so when a page of the portal has grown too heavy to begin
 * with, and ends the build when one is not in the list above. */
export function firstLoad(): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks: Chunks = new Map(
        Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])),
      );
      const entry = [...chunks.values()].find(({ isEntry, name }) => isEntry && name === 'portal');
      if (entry === undefined) this.error('There is no portal');
      const begin = closure(chunks, [entry.fileName]);
      const beyond = (source: string): string[] =>
        closure(chunks, [partOf(chunks, source)]).filter((file) => !begin.includes(file));
      const texts = Object.fromEntries(languages.map((one) => [one, beyond(`/src/app/portal/texts-${one}.ts`)]));
      const found = pages.map(({ path, page, data = [] }) => ({
        path,
        data: [getSession.path, ...data],
        scripts: page === undefined ? [] : beyond(`/src/${page}.tsx`),
      }));
      for (const { path, scripts } of found) {
        const most = Math.max(
          ...languages.map((one) => weigh(chunks, new Set([...begin, ...scripts, ...(texts[one] ?? [])]))),
        );
        if (most > mostScript) this.warn(`${path} begins with ${most} bytes of script; at most ${mostScript}`);
      }
      const listed = new Set([...found.flatMap(({ scripts }) => scripts), ...Object.values(texts).flat()]);
      const forgotten = entry.dynamicImports.filter((file) => !listed.has(file));
      if (forgotten.length > 0) this.error(`build/first-load.ts does not know ${forgotten.join(', ')}`);
      this.emitFile({
        type: 'asset',
        fileName: '.vite/first-load.json',
        source: JSON.stringify({ texts, pages: found }),
      });
    },
  };
}

/** The chunk that holds a source file. */
function partOf(chunks: Chunks, source: string): string {
  const found = [...chunks.values()].find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
  if (found === undefined) throw new Error(`${source} is no part of the portal`);
  return found.fileName;
}

/** These chunks and all that they cannot run without. */
function closure(chunks: Chunks, begin: readonly string[]): string[] {
  const found = new Set(begin);
  for (const file of found) for (const imported of chunks.get(file)?.imports ?? []) found.add(imported);
  return [...found];
}

const weigh = (chunks: Chunks, files: ReadonlySet<string>): number =>
  [...files].reduce((sum, file) => sum + brotliCompressSync(chunks.get(file)?.code ?? '').length, 0);
