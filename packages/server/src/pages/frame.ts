import { menuOf } from '@dongbo/contract/all';
import { getSession, languages, systemNames, type Language, type Session } from '@dongbo/contract';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import type { TFunction } from 'i18next';
import { html, type Html } from './html.ts';
import { prefixOf, type PageAnswer, type PageContext } from './page.ts';
import { textsIn } from './page-texts.ts';

const icon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="${province.colours.accent}"/><path d="M8 9h16v3H8zm0 6h16v3H8zm0 6h10v3H8z" fill="#fff"/></svg>`,
)}`;

const languageNames: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English', uk: 'Українська' };

export interface Crumb {
  readonly text: string;
  readonly href?: string;
}

interface Framed {
  readonly title: string;
  readonly status?: number;
  readonly crumbs?: readonly Crumb[];
  /** Null: nothing is asked about the visitor, for pages that must come when nothing else works. */
  readonly session: Session | null;
  readonly main: Html;
}

/** The visitor's session for the header; a page of reading does not fail because it cannot be told. */
export async function visitorOf(ctx: PageContext): Promise<Session | null> {
  try {
    return await ctx.call(getSession, {});
  } catch {
    return null;
  }
}

/** The whole document: title, language, header with search-free menu, crumbs, content, footer. */
export function framePage(ctx: PageContext, page: Framed): PageAnswer {
  return { status: page.status ?? 200, html: documentOf(ctx, page, province.portal[ctx.language], prefixOf(ctx)) };
}

function documentOf(ctx: PageContext, page: Framed, portal: string, prefix: string): string {
  const t = textsIn(ctx.language);
  const name = province.name[ctx.language];
  const whole = html`<!doctype html>
    <html lang="${ctx.language}" data-size="md">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${ctx.space === 'trial' && html`<meta name="robots" content="noindex" />`}
        <meta name="theme-color" content="${province.colours.accent}" />
        <link rel="icon" href="${icon}" type="image/svg+xml" />
        <title>${ctx.space === 'trial' && `[${t('trial.word')}] `}${page.title} – ${portal} ${name}</title>
        ${ctx.assets.styles.map((href) => html`<link rel="stylesheet" href="${href}" />`)}
      </head>
      <body>
        <a class="ds-skip-link" href="#main">${t('skip')}</a>
        ${ctx.space === 'trial' && html`<aside class="trial-band" aria-label="${t('trial.word')}"><strong>${t('trial.word')}</strong> ${t('trial.text')}</aside>`}
        ${header(ctx, page.session, name, portal, prefix)} ${page.crumbs && crumbsOf(page.crumbs, t('breadcrumbs'))}
        <main id="main" class="page-main" tabindex="-1">${page.main}</main>
        ${footer(ctx, name, portal, prefix)}
      </body>
    </html> `;
  return whole.text;
}

/** One row on a telephone, with everything else behind a fold that needs no script; the React pages draw the same. */
function header(ctx: PageContext, session: Session | null, name: string, portal: string, prefix: string): Html {
  const t = textsIn(ctx.language);
  const person = session?.person;
  // Who cannot be asked about is shown every way: a page that does not answer says so itself.
  const menu = menuOf(session?.systems.map(({ system }) => system) ?? systemNames);
  const here = (path: string) => (ctx.path.startsWith(prefix + path) ? html` aria-current="page"` : null);
  return html`<header class="site-header">
    <div class="site-bar">
      <a class="site-name" href="${prefix}/"
        ><span class="site-province">${name}</span><span class="site-portal">${portal}</span></a
      >
      <details class="site-fold no-print">
        <summary>${t('menu.fold')}</summary>
        <div class="site-folded">
          <div class="site-help">${hotline(t)} ${languageSwitch(ctx, t('language'))}</div>
          <nav class="site-menu" aria-label="${t('menu')}">
            <ul>
              ${menu.map(({ path, name }) => html`<li><a href="${prefix}${path}" ${here(path)}>${name[ctx.language]}</a></li>`)}
              <li><a href="${prefix}/cua-toi">${t('menu.mine')}</a></li>
              ${person?.kind === 'official' && html`<li><a href="${prefix}/lam-viec">${t('menu.desk')}</a></li>`}
              <li><a href="${prefix}/lien-he" ${here('/lien-he')}>${t('menu.contact')}</a></li>
              <li><a href="${prefix}/tro-giup" ${here('/tro-giup')}>${t('menu.help')}</a></li>
              ${
                person
                  ? html`<li class="site-person">
                      <span>${person.name}</span> <a href="${prefix}/cua-toi/dang-xuat">${t('menu.sign-out')}</a>
                    </li>`
                  : html`<li><a href="${prefix}/dang-nhap">${t('menu.sign-in')}</a></li>`
              }
            </ul>
          </nav>
        </div>
      </details>
    </div>
  </header>`;
}

/** The number that answers for the whole province. */
export const hotline = (t: TFunction): Html =>
  html`<a class="site-hotline" href="tel:${province.hotline}">${t('hotline', { number: province.hotline })}</a>`;

function languageSwitch(ctx: PageContext, label: string): Html {
  const links = languages.map((code) => {
    const query = new URLSearchParams(ctx.query);
    query.set('lang', code);
    const current = code === ctx.language ? html` aria-current="true"` : null;
    return html`<a href="${ctx.path}?${query.toString()}" lang="${code}" hreflang="${code}" ${current}
      >${languageNames[code]}</a
    >`;
  });
  return html`<nav class="language-switch" aria-label="${label}">${links}</nav>`;
}

function crumbsOf(crumbs: readonly Crumb[], label: string): Html {
  const items = crumbs.map(({ text, href }) =>
    href === undefined
      ? html`<li><span aria-current="page">${text}</span></li>`
      : html`<li><a class="ds-link" href="${href}">${text}</a></li>`,
  );
  return html`<nav class="site-crumbs no-print" aria-label="${label}">
    <ol>
      ${items}
    </ol>
  </nav>`;
}

/** Who is responsible, whom to call, where everything else is; the React pages draw the same. */
function footer(ctx: PageContext, name: string, portal: string, prefix: string): Html {
  const t = textsIn(ctx.language);
  return html`<footer class="site-footer">
    <div class="site-footer-inner">
      <div>
        <p class="site-footer-name">${portal} ${name}</p>
        <p>${t('footer.responsible', { body: province.responsible[ctx.language] })}</p>
      </div>
      <ul>
        <li>${hotline(t)}</li>
        <li><a href="${prefix}/lien-he">${t('footer.contact')}</a></li>
        <li class="no-print"><a href="${prefix}/tro-giup">${t('menu.help')}</a></li>
        <li class="no-print"><a href="${prefix}/tro-giup#tiep-can">${t('footer.accessibility')}</a></li>
        <li class="no-print"><a href="${prefix}/so-do-trang">${t('footer.site-map')}</a></li>
      </ul>
    </div>
  </footer>`;
}
