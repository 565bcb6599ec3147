import type { OutputOf } from '@dongbo/contract';
import { audiences, type listFacets, type ProcedureSummary, shownName } from '@dongbo/contract/procedures';
import { html, type Html } from './html.ts';
import { prefixOf, type PageContext } from './page.ts';
import { textsIn } from './page-texts.ts';

/** Procedures that many people need, by the names that people say. */
export function popularList(ctx: PageContext, items: readonly ProcedureSummary[]): Html {
  return html`<ul class="popular-list">
    ${items.map((item) => {
      const name = shownName(ctx.language, item);
      return html`<li>
        <a href="${prefixOf(ctx)}/thu-tuc/${encodeURIComponent(item.code)}" lang="${name.lang}">${name.text}</a>
        ${item.sentence !== null && html`<span class="quiet" lang="vi">${item.sentence}</span>`}
      </li>`;
    })}
  </ul>`;
}

export type LifeEvents = OutputOf<typeof listFacets>['lifeEvents'];

/** What happens in a life and in a business, each a way to its procedures. */
export function lifeEventList(ctx: PageContext, events: LifeEvents): Html {
  const t = textsIn(ctx.language);
  return html`<div class="life-events">
    ${audiences.map((audience) => {
      const own = events.filter((event) => event.audience === audience);
      return html`<section aria-labelledby="events-${audience}">
        <h3 class="ds-heading" data-size="2xs" id="events-${audience}">${t(`home.for-${audience}`)}</h3>
        <ul>
          ${own.map(
            ({ key, name }) =>
              html`<li><a href="${prefixOf(ctx)}/thu-tuc?lifeEvent=${key}">${name[ctx.language]}</a></li>`,
          )}
        </ul>
      </section>`;
    })}
  </div>`;
}
