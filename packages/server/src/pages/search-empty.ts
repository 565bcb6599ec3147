import type { ProcedureSummary } from '@dongbo/contract/procedures';
import { missingMinistries } from '@dongbo/procedures';
import { html, type Html } from './html.ts';
import type { PageContext } from './page.ts';
import { textsIn } from './page-texts.ts';
import { lifeEventList, popularList, type LifeEvents } from './procedure-lists.ts';

interface Offered {
  readonly popular: readonly ProcedureSummary[];
  readonly lifeEvents: LifeEvents;
  /** A ministry whose procedures are missing was named already. */
  readonly isMissing: boolean;
}

/** Nothing was found: whom to call, which ministries are missing, and where else to begin. */
export function emptyAnswer(ctx: PageContext, { popular, lifeEvents, isMissing }: Offered): Html {
  const t = textsIn(ctx.language);
  const ministries = missingMinistries.map(({ name }) => name[ctx.language]).join(', ');
  return html`<section class="state-empty" aria-labelledby="results-title">
      <h2 class="ds-heading" data-size="xs" id="results-title">${t('search.none')}</h2>
      <p>${t('search.none.text')}</p>
      ${!isMissing && html`<p>${t('search.none.lacking', { ministries })}</p>`}
    </section>
    <section class="home-popular" aria-labelledby="events-title">
      <h2 class="ds-heading" data-size="xs" id="events-title">${t('search.none.events')}</h2>
      ${lifeEventList(ctx, lifeEvents)}
    </section>
    <section class="home-popular" aria-labelledby="popular-title">
      <h2 class="ds-heading" data-size="xs" id="popular-title">${t('search.none.popular')}</h2>
      ${popularList(ctx, popular)}
    </section>`;
}
