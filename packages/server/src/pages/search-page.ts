import { type OutputOf } from '@dongbo/contract';
import { listFacets, searchProcedures, type ProcedureSummary } from '@dongbo/contract/procedures';
import { framePage, visitorOf } from './frame.ts';
import { html, type Html } from './html.ts';
import { prefixOf, type PageContext, type PublicPage } from './page.ts';
import { textsIn } from './page-texts.ts';
import { timeOf } from './procedure-words.ts';

type Found = OutputOf<typeof searchProcedures>;
type Facets = OutputOf<typeof listFacets>;

interface Asked {
  readonly q?: string;
  readonly field?: string;
  readonly ministry?: string;
  readonly settledBy?: 'commune' | 'province';
  readonly fileable?: 'true';
}

/** What the address asks for; empty and unknown values are as if they were not there. */
function askedOf(query: URLSearchParams): Asked {
  const text = (key: string) => query.get(key)?.trim().slice(0, 200) ?? '';
  const [q, field, ministry, settledBy] = ['q', 'field', 'ministry', 'settledBy'].map(text);
  return {
    ...(q && { q }),
    ...(field && { field }),
    ...(ministry && { ministry }),
    ...((settledBy === 'commune' || settledBy === 'province') && { settledBy }),
    ...(text('fileable') === 'true' && { fileable: 'true' as const }),
  };
}

/** Search with filters, by plain links and forms. */
export const searchPage: PublicPage = {
  path: '/thu-tuc',
  async render(ctx) {
    const t = textsIn(ctx.language);
    const asked = askedOf(ctx.query);
    const cursor = ctx.query.get('cursor');
    const [session, facets, found] = await Promise.all([
      visitorOf(ctx),
      ctx.call(listFacets, {}),
      ctx.call(searchProcedures, { ...asked, limit: 20, ...(cursor !== null && cursor !== '' && { cursor }) }),
    ]);
    const main = html` <h1 class="ds-heading" data-size="md">${t('search.title')}</h1>
      <form action="${prefixOf(ctx)}/thu-tuc" role="search" class="search-page-form">
        <div class="ds-field">
          <label class="ds-label" data-weight="medium" for="q">${t('home.search.label')}</label>
          <div class="search-row">
            <input
              class="ds-input"
              type="search"
              id="q"
              name="q"
              value="${asked.q}"
              maxlength="200"
              autocomplete="off"
            />
            <button class="ds-button" data-variant="primary" type="submit">${t('search')}</button>
          </div>
        </div>
        ${filters(ctx, asked, facets)}
      </form>
      ${results(ctx, asked, found, cursor !== null)}`;
    const title = asked.q ? t('search.title.words', { words: asked.q }) : t('search.title');
    const crumbs = [{ text: t('home'), href: `${prefixOf(ctx)}/` }, { text: t('search.title') }];
    return framePage(ctx, { title, session, crumbs, main });
  },
};

function filters(ctx: PageContext, asked: Asked, facets: Facets): Html {
  const t = textsIn(ctx.language);
  const select = (
    name: string,
    label: string,
    chosen: string | undefined,
    options: readonly (readonly [string, string])[],
    lang?: string,
  ) =>
    html` <div class="ds-field">
      <label class="ds-label" data-weight="medium" for="${name}">${label}</label>
      <select class="ds-input" id="${name}" name="${name}">
        <option value="">${t('search.any')}</option>
        ${options.map(
          ([value, text]) =>
            html`<option value="${value}" ${lang && html` lang="${lang}"`}${value === chosen && html` selected`}>
              ${text}
            </option>`,
        )}
      </select>
    </div>`;
  const counted = (list: Facets['fields']) => list.map(({ name, count }) => [name, `${name} (${count})`] as const);
  const any = asked.field ?? asked.ministry ?? asked.settledBy ?? asked.fileable;
  return html`<details class="filters" ${any !== undefined && html` open`}>
    <summary>${t('search.filters')}</summary>
    <div class="filters-grid">
      ${select('field', t('search.field'), asked.field, counted(facets.fields), 'vi')}
      ${select('ministry', t('search.ministry'), asked.ministry, counted(facets.ministries), 'vi')}
      ${select('settledBy', t('search.settled-by'), asked.settledBy, [
        ['commune', t('search.commune')],
        ['province', t('search.province')],
      ])}
      <div class="ds-field">
        <input
          class="ds-input"
          type="checkbox"
          id="fileable"
          name="fileable"
          value="true"
          ${asked.fileable && html` checked`}
        />
        <label class="ds-label" data-weight="regular" for="fileable">${t('search.fileable')}</label>
      </div>
    </div>
    <p class="filters-buttons">
      <button class="ds-button" data-variant="secondary" type="submit">${t('search.apply')}</button>
      ${any !== undefined && html`<a class="ds-link" href="?${new URLSearchParams(asked.q ? { q: asked.q } : {}).toString()}">${t('search.clear')}</a>`}
    </p>
  </details>`;
}

function results(ctx: PageContext, asked: Asked, found: Found, later: boolean): Html {
  const t = textsIn(ctx.language);
  if (found.items.length === 0) {
    return html`<section class="state-empty" aria-labelledby="results-title">
      <h2 class="ds-heading" data-size="xs" id="results-title">${t('search.none')}</h2>
      <p>${t('search.none.text')}</p>
    </section>`;
  }
  const to = (cursor?: string) => `?${new URLSearchParams({ ...asked, ...(cursor && { cursor }) }).toString()}`;
  return html`<section aria-labelledby="results-title">
    <h2 class="ds-heading results-count" data-size="2xs" id="results-title">
      ${t('search.count', { count: found.total })}
    </h2>
    <ul class="result-list">
      ${found.items.map((item) => result(ctx, item))}
    </ul>
    <p class="pager">
      ${found.nextCursor !== null && html`<a class="ds-button" data-variant="secondary" rel="next" href="${to(found.nextCursor)}">${t('search.next')}</a>`}
      ${later && html`<a class="ds-link" href="${to()}">${t('search.first')}</a>`}
    </p>
  </section>`;
}

function result(ctx: PageContext, item: ProcedureSummary): Html {
  const t = textsIn(ctx.language);
  const online = item.settledBy !== null && item.channels.some(({ channel }) => channel === 'ONLINE');
  const settled =
    item.settledBy === null
      ? item.handlers.map((handler) => t(`catalogue:handler.${handler}`)).join(', ')
      : t(`catalogue:settled-by.${item.settledBy}`);
  return html`<li>
    <a class="result-name" href="${prefixOf(ctx)}/thu-tuc/${encodeURIComponent(item.code)}" lang="vi">${item.name}</a>
    <p class="result-facts">
      ${online && html`<span class="ds-tag" data-color="success">${t('search.online')}</span>`}
      <span class="tabular">${item.code}</span> · <span lang="vi">${item.field}</span> · ${settled} ·
      ${timeOf(t, item.channels)}
    </p>
  </li>`;
}
