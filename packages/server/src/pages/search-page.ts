import { readDossierCode, type OutputOf } from '@dongbo/contract';
import {
  isLimitKnown,
  listFacets,
  listPopularProcedures,
  searchProcedures,
  type ProcedureSummary,
  shownName,
  timeOf,
} from '@dongbo/contract/procedures';
import { framePage, visitorOf } from './frame.ts';
import type { TFunction } from 'i18next';
import { html, type Html } from './html.ts';
import { prefixOf, type PageContext, type PublicPage } from './page.ts';
import { textsIn } from './page-texts.ts';
import { searchField } from './search-field.ts';
import { addressOf, askedOf, inputOf, type Asked } from './search-asked.ts';
import { filters } from './search-filters.ts';
import { emptyAnswer } from './search-empty.ts';

type Found = OutputOf<typeof searchProcedures>;
type Facets = OutputOf<typeof listFacets>;

/** Search with filters, by plain links and forms. */
export const searchPage: PublicPage = {
  path: '/thu-tuc',
  async render(ctx) {
    const t = textsIn(ctx.language);
    const asked = askedOf(ctx.query);
    // Nobody means a procedure by the code of a dossier, however it is typed.
    const dossier = asked.q === undefined ? null : readDossierCode(asked.q);
    if (dossier !== null) {
      return {
        status: 302,
        html: '',
        location: `${prefixOf(ctx)}/tra-cuu?${new URLSearchParams({ ma: dossier }).toString()}`,
      };
    }
    const cursor = ctx.query.get('cursor');
    const { q, fileable, lifeEvent } = inputOf(asked);
    const [session, facets, found] = await Promise.all([
      visitorOf(ctx),
      ctx.call(listFacets, {
        ...(q !== undefined && { q }),
        ...(fileable && { fileable }),
        ...(lifeEvent && { lifeEvent }),
      }),
      ctx.call(searchProcedures, { ...inputOf(asked), limit: 20, ...(cursor !== null && cursor !== '' && { cursor }) }),
    ]);
    const answer =
      found.items.length > 0 ? results(ctx, asked, found, cursor !== null) : await nothingFound(ctx, found);
    const event = facets.lifeEvents.find(({ key }) => key === asked.lifeEvent)?.name[ctx.language];
    const main = html` <h1 class="ds-heading" data-size="md">${event ?? t('search.title')}</h1>
      <form action="${prefixOf(ctx)}/thu-tuc" role="search" class="search-page-form">
        ${searchField(ctx, asked.q)} ${filters(ctx, asked, facets)}
      </form>
      ${whose(ctx, asked, facets)} ${meant(ctx, asked, found)} ${missing(ctx, found)} ${answer}`;
    const title = asked.q ? t('search.title.words', { words: asked.q }) : (event ?? t('search.title'));
    const crumbs = [{ text: t('home'), href: `${prefixOf(ctx)}/` }, { text: t('search.title') }];
    return framePage(ctx, { title, session, crumbs, main });
  },
};

async function nothingFound(ctx: PageContext, found: Found): Promise<Html> {
  const [popular, facets] = await Promise.all([ctx.call(listPopularProcedures, {}), ctx.call(listFacets, {})]);
  return emptyAnswer(ctx, {
    popular: popular.items,
    lifeEvents: facets.lifeEvents,
    isMissing: found.missingMinistry !== null || found.doneElsewhere !== null,
  });
}

/** Settled here, or by any authority: the two numbers of what the search finds. */
function whose(ctx: PageContext, asked: Asked, facets: Facets): Html | null {
  const t = textsIn(ctx.language);
  if (facets.here === facets.total) return null;
  const number = new Intl.NumberFormat(ctx.language);
  const tab = (here: boolean, text: string, count: number) =>
    html`<li>
      <a href="${addressOf({ ...asked, here })}" ${asked.here === here && html` aria-current="true"`}
        >${text} (${number.format(count)})</a
      >
    </li>`;
  return html`<nav class="search-whose" aria-label="${t('search.settled-by')}">
    <ul>
      ${tab(true, t('search.here'), facets.here)} ${tab(false, t('search.everywhere'), facets.total)}
    </ul>
  </nav>`;
}

function meant(ctx: PageContext, asked: Asked, { suggestion }: Found): Html | null {
  if (suggestion === null) return null;
  const t = textsIn(ctx.language);
  return html`<p class="did-you-mean">
    ${t('search.did-you-mean')}
    <a class="ds-link" href="${addressOf({ ...asked, q: suggestion })}" lang="vi">${suggestion}</a>
  </p>`;
}

function missing(ctx: PageContext, { missingMinistry, doneElsewhere }: Found): Html | null {
  const t = textsIn(ctx.language);
  const says =
    doneElsewhere?.[ctx.language] ??
    (missingMinistry && t('search.missing', { ministry: missingMinistry[ctx.language] }));
  if (says === null) return null;
  return html`<div class="ds-alert" data-color="info">
    <p>${says}</p>
  </div>`;
}

function results(ctx: PageContext, asked: Asked, found: Found, later: boolean): Html {
  const t = textsIn(ctx.language);
  const n = new Intl.NumberFormat(ctx.language).format(found.total);
  return html`<section aria-labelledby="results-title">
    <h2 class="ds-heading results-count" data-size="2xs" id="results-title">
      ${t('search.count', { count: found.total, n })}
    </h2>
    <ul class="result-list">
      ${found.items.map((item) => result(ctx, item))}
    </ul>
    <p class="pager">
      ${found.nextCursor !== null && html`<a class="ds-button" data-variant="secondary" rel="next" href="${addressOf(asked, found.nextCursor)}">${t('search.next')}</a>`}
      ${later && html`<a class="ds-link" href="${addressOf(asked)}">${t('search.first')}</a>`}
    </p>
  </section>`;
}

/** The limit as published, or the one that the text states, with its sentence at hand; nothing where neither says one. */
function limitOf(t: TFunction, { channels, readLimit }: ProcedureSummary): Html | false {
  if (isLimitKnown(channels)) return html` · ${timeOf(t, channels)}`;
  if (readLimit === null) return false;
  const words = t(`terms:time-limit.${readLimit.limit.unit}`, { count: readLimit.limit.value });
  return html` · <span title="${t('procedure.limit-read')} ${readLimit.sentence}">${words}</span>`;
}

function result(ctx: PageContext, item: ProcedureSummary): Html {
  const t = textsIn(ctx.language);
  const online = item.settledBy !== null && item.channels.some(({ channel }) => channel === 'ONLINE');
  const name = shownName(ctx.language, item);
  const settled =
    item.settledBy === null
      ? item.handlers.map((handler) => t(`catalogue:handler.${handler}`)).join(', ')
      : t(`catalogue:settled-by.${item.settledBy}`);
  return html`<li>
    <a class="result-name" href="${prefixOf(ctx)}/thu-tuc/${encodeURIComponent(item.code)}" lang="${name.lang}"
      >${name.text}</a
    >
    ${item.sentence !== null && html`<p class="result-sentence" lang="vi">${item.sentence}</p>`}
    <p class="result-facts">
      ${online && html`<span class="ds-tag" data-color="success">${t('search.online')}</span>`}
      <span class="tabular">${item.code}</span> · <span lang="vi">${item.field}</span> · ${settled} ${limitOf(t, item)}
    </p>
  </li>`;
}
