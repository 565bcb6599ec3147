import { listFacets, listPopularProcedures } from '@dongbo/contract/procedures';
import { framePage, visitorOf } from './frame.ts';
import { html, type Html } from './html.ts';
import { prefixOf, type PageContext, type PublicPage } from './page.ts';
import { textsIn } from './page-texts.ts';
import { lifeEventList, popularList } from './procedure-lists.ts';
import { searchField } from './search-field.ts';

/** One search field, what happens in a life or a business, the procedures that many people need, and the two ways to a dossier that was filed. */
export const homePage: PublicPage = {
  path: '/',
  async render(ctx) {
    const t = textsIn(ctx.language);
    const prefix = prefixOf(ctx);
    const [session, popular, facets] = await Promise.all([
      visitorOf(ctx),
      ctx.call(listPopularProcedures, {}),
      ctx.call(listFacets, {}),
    ]);
    const main = html` <section class="home-search" aria-labelledby="home-title">
        <h1 class="ds-heading" data-size="lg" id="home-title">${t('home.title')}</h1>
        <form action="${prefix}/thu-tuc" role="search" class="search-form">${searchField(ctx, undefined)}</form>
      </section>
      <section class="home-popular" aria-labelledby="events-title">
        <h2 class="ds-heading" data-size="sm" id="events-title">${t('home.events')}</h2>
        ${lifeEventList(ctx, facets.lifeEvents)}
      </section>
      <section class="home-popular" aria-labelledby="popular-title">
        <h2 class="ds-heading" data-size="sm" id="popular-title">${t('home.popular')}</h2>
        ${popular.items.length > 0 ? popularList(ctx, popular.items) : html`<p>${t('home.empty')}</p>`}
        <p><a class="ds-link" href="${prefix}/thu-tuc">${t('home.all')}</a></p>
      </section>
      ${waysToDossier(ctx, session !== null && session.person !== null)}`;
    return framePage(ctx, { title: t('home.title'), session, main });
  },
};

/** Looking a code up without sign-in, and one's own dossiers. */
function waysToDossier(ctx: PageContext, signedIn: boolean): Html {
  const t = textsIn(ctx.language);
  const prefix = prefixOf(ctx);
  return html`<div class="home-pair">
    <section aria-labelledby="look-up-title">
      <h2 class="ds-heading" data-size="sm" id="look-up-title">${t('home.look-up')}</h2>
      <p>${t('home.look-up.text')}</p>
      <form action="${prefix}/tra-cuu">
        <div class="ds-field">
          <label class="ds-label" data-weight="medium" for="ma">${t('look-up.label')}</label>
          <div class="search-row">
            <input
              class="ds-input"
              type="text"
              id="ma"
              name="ma"
              maxlength="60"
              autocomplete="off"
              spellcheck="false"
            />
            <button class="ds-button" data-variant="secondary" type="submit">${t('look-up.button')}</button>
          </div>
        </div>
      </form>
    </section>
    <section aria-labelledby="mine-title">
      <h2 class="ds-heading" data-size="sm" id="mine-title">${t('home.mine')}</h2>
      <p>${t('home.mine.text')}</p>
      <p>
        <a class="ds-button" data-variant="secondary" href="${prefix}/cua-toi"
          >${signedIn ? t('menu.mine') : t('menu.sign-in')}</a
        >
      </p>
    </section>
  </div>`;
}
