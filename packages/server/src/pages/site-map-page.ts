import { menuOf } from '@dongbo/contract/all';
import { systemNames } from '@dongbo/contract';
import { listFacets } from '@dongbo/contract/procedures';
import { framePage, visitorOf } from './frame.ts';
import { html, type Html } from './html.ts';
import { prefixOf, type PageContext, type PublicPage } from './page.ts';
import { textsIn } from './page-texts.ts';
import { lifeEventList } from './procedure-lists.ts';

type Link = readonly [path: string, text: string];

/** The pages that anybody may read, without their parameters: for the page of all pages, and for search engines. */
export const readablePaths = ['/', '/thu-tuc', '/tra-cuu', '/lien-he', '/tro-giup', '/so-do-trang'] as const;

/** Every way into the site on one page: its pages, what happens in a life or a business, and every field of procedures. */
export const siteMapPage: PublicPage = {
  path: '/so-do-trang',
  async render(ctx) {
    const t = textsIn(ctx.language);
    const [session, facets] = await Promise.all([visitorOf(ctx), ctx.call(listFacets, {})]);
    const menu = menuOf(session?.systems.map(({ system }) => system) ?? systemNames);
    const pages: readonly Link[] = [
      ['/', t('home')],
      ...menu.map(({ path, name }): Link => [path, name[ctx.language]]),
      ['/lien-he', t('footer.contact')],
      ['/tro-giup', t('help.title')],
      ['/tro-giup#chua-co', t('help.not-yet')],
      ['/tro-giup#tiep-can', t('help.accessibility')],
    ];
    const own: readonly Link[] = [
      ['/dang-nhap', t('menu.sign-in')],
      ['/cua-toi', t('menu.mine')],
    ];
    const main = html`<h1 class="ds-heading" data-size="md">${t('footer.site-map')}</h1>
      <div class="home-pair">${listOf(ctx, t('site-map.pages'), pages)} ${listOf(ctx, t('site-map.mine'), own)}</div>
      <section class="home-popular" aria-labelledby="events-title">
        <h2 class="ds-heading" data-size="sm" id="events-title">${t('home.events')}</h2>
        ${lifeEventList(ctx, facets.lifeEvents)}
      </section>
      <section aria-labelledby="fields-title">
        <h2 class="ds-heading" data-size="sm" id="fields-title">${t('site-map.fields')}</h2>
        <ul class="site-map-fields">
          ${facets.fields.map(
            ({ name, count }) =>
              html`<li>
                <a
                  class="ds-link"
                  lang="vi"
                  href="${prefixOf(ctx)}/thu-tuc?${new URLSearchParams({ field: name }).toString()}"
                  >${name}</a
                >
                <span class="quiet">${t('site-map.count', { n: count })}</span>
              </li>`,
          )}
        </ul>
      </section>`;
    const crumbs = [{ text: t('home'), href: `${prefixOf(ctx)}/` }, { text: t('footer.site-map') }];
    return framePage(ctx, { title: t('footer.site-map'), session, crumbs, main });
  },
};

const listOf = (ctx: PageContext, title: string, links: readonly Link[]): Html =>
  html`<section>
    <h2 class="ds-heading" data-size="sm">${title}</h2>
    <ul>
      ${links.map(([path, text]) => html`<li><a class="ds-link" href="${prefixOf(ctx)}${path}">${text}</a></li>`)}
    </ul>
  </section>`;
