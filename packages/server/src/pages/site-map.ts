import type { PageContext } from './page.ts';
import { searchProcedures } from '@dongbo/contract/procedures';

/** How long the codes of all procedures are kept: a catalogue changes by an import, and search engines ask for days. */
const keptMs = 3_600_000;

/** Reads the codes of all procedures that are valid today, a page at a time. */
async function readCodes(call: PageContext['call']): Promise<string[]> {
  const codes: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(searchProcedures, { limit: 200, ...(cursor !== undefined && { cursor }) });
    codes.push(...page.items.map(({ code }) => code));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return codes;
}

/** The codes of all procedures, read at most once an hour. */
export function createKnownCodes(now: () => Date): (call: PageContext['call']) => Promise<readonly string[]> {
  let known: { readonly at: number; readonly codes: readonly string[] } | undefined;
  return async (call) => {
    const at = now().getTime();
    if (known === undefined || at - known.at >= keptMs) known = { at, codes: await readCodes(call) };
    return known.codes;
  };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Addresses for search engines (sitemaps.org 0.9). Pure. */
export function writeSiteMap(origin: string, paths: readonly string[]): string {
  const urls = paths.map((path) => `<url><loc>${escaped(origin + path)}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`;
}
