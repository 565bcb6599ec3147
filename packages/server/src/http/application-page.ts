import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@dongbo/contract';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import { html } from '../pages/html.ts';
import { textsIn } from '../pages/page-texts.ts';

/** What an address of the portal needs at once; written by the build of the web application. */
interface FirstLoads {
  readonly pages: readonly {
    /** `:name` stands for one part of the address, `*` for the rest, which may be empty. */
    readonly path: string;
    /** The first is that of the session. */
    readonly loads: readonly {
      /** Only where this system is open; null: always. */
      readonly system: string | null;
      /** Paths of reads below `/api`, with the names of `path`. */
      readonly data: readonly string[];
      readonly scripts: readonly string[];
      /** Files of texts by language. */
      readonly texts: Readonly<Record<string, readonly string[]>>;
    }[];
  }[];
}

export interface Asked {
  /** Path of the address below the space's prefix. */
  readonly path: string;
  /** `/trial` or nothing. */
  readonly prefix: string;
  readonly language: Language;
  /** Without a session nothing but the session itself can be read. */
  readonly signedIn: boolean;
  /** Names of the systems that are open in the space. */
  readonly open: readonly string[];
}

function match(pattern: string, path: string): Map<string, string> | null {
  const names: string[] = [];
  const source = pattern
    .replace(/\/\*$/, '(?:/.*)?')
    .replaceAll(/:(\w+)/g, (_, name: string) => (names.push(name), '([^/]+)'));
  const found = new RegExp(`^${source}/?$`).exec(path);
  return found && new Map(names.map((name, index) => [name, found[index + 1] ?? '']));
}

/** The lines that tell the browser what this address will ask for, while it is still reading the page: on a slow line
 * each answer waited for costs a fifth of a second. */
export function firstLoadHints(loads: FirstLoads, asked: Asked): string {
  for (const page of loads.pages) {
    const names = match(page.path, asked.path);
    if (names === null) continue;
    const parts = page.loads.filter(({ system }) => system === null || asked.open.includes(system));
    const files = new Set([
      ...parts.flatMap(({ texts }) => texts[asked.language] ?? []),
      ...parts.flatMap(({ scripts }) => scripts),
    ]);
    const data = parts.flatMap((part) => part.data);
    const reads = (asked.signedIn ? data : data.slice(0, 1)).map((read) =>
      read.replaceAll(/:(\w+)/g, (whole, name: string) => names.get(name) ?? whole),
    );
    return [
      ...[...files].map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
      // The same mode and credentials as those of the page's own reading, or it would be fetched twice.
      ...reads.map((read) => `<link rel="preload" as="fetch" crossorigin href="${asked.prefix}/api${inHtml(read)}">`),
    ].join('');
  }
  return '';
}

/** What came in an address may only be an attribute's value. */
const inHtml = (text: string): string => text.replaceAll(/["&'<>]/g, (one) => `&#${one.charCodeAt(0)};`);

export interface ApplicationPage {
  /** Does one of the pages of the build have this address (below the space's prefix)? None does before it is built. */
  readonly knows: (path: string) => boolean;
  /** The built HTML with the hints of the address; undefined before it is built. */
  readonly write: (asked: Asked) => string | undefined;
}

/** What stands on the page of somebody whose browser runs no script: in their language, with the ways that work. */
function withoutScript({ language, prefix }: Asked, file: string): string {
  const t = textsIn(language);
  const links = [
    ['/', t('home')],
    ['/lien-he', t('footer.contact')],
    ['/tra-cuu', t('look-up.title')],
  ] as const;
  return html`<noscript
    ><main class="page-main no-script">
      <p class="no-script-place">${province.portal[language]} ${province.name[language]}</p>
      <h1 class="ds-heading" data-size="md">${t('no-script.title')}</h1>
      <p>${t(file === 'desk.html' ? 'no-script.desk' : 'no-script.portal')}</p>
      <ul>
        ${links.map(([path, name]) => html`<li><a class="ds-link" href="${prefix}${path}">${name}</a></li>`)}
      </ul>
    </main></noscript
  >`.text;
}

const noIndex = '<meta name="robots" content="noindex">';
const trialWord = ({ language }: Asked): string => textsIn(language)('trial.word');

/** A built application. Reads its files again when they were built anew under a running server. */
export function createApplicationPage(dist: string, file: string): ApplicationPage {
  const paths = { html: join(dist, file), loads: join(dist, '.vite', 'first-load.json') };
  let known: { at: number; html: string; loads: FirstLoads } | undefined;
  const read = () => {
    const at = statSync(paths.html, { throwIfNoEntry: false })?.mtimeMs;
    if (at === undefined) return undefined;
    if (known?.at !== at) {
      known = { at, html: readFileSync(paths.html, 'utf8'), loads: JSON.parse(readFileSync(paths.loads, 'utf8')) };
    }
    return known;
  };
  return {
    knows: (path) => read()?.loads.pages.some((page) => match(page.path, path) !== null) ?? false,
    write: (asked) => {
      const built = read();
      if (built === undefined) return undefined;
      // Until the application writes its own title.
      const page =
        asked.prefix === '' ? built.html : built.html.replace('<title>', `${noIndex}<title>[${trialWord(asked)}] `);
      return page
        .replace('<html lang="vi"', `<html lang="${asked.language}"`)
        .replace(/<noscript>[^]*?<\/noscript>/, () => withoutScript(asked, file))
        .replace('</title>', (title) => title + firstLoadHints(built.loads, asked));
    },
  };
}
