import type { OutputOf } from '@dongbo/contract';
import type { listFacets } from '@dongbo/contract/procedures';
import { html, type Html } from './html.ts';
import type { PageContext } from './page.ts';
import { textsIn } from './page-texts.ts';
import { addressOf, type Asked } from './search-asked.ts';

type Facets = OutputOf<typeof listFacets>;
type Options = readonly (readonly [value: string, text: string])[];

/** Filters of the search, with the numbers of what it finds. */
export function filters(ctx: PageContext, asked: Asked, facets: Facets): Html {
  const t = textsIn(ctx.language);
  const number = new Intl.NumberFormat(ctx.language);
  const counted = (list: readonly { name: string; count: number; key?: string }[]): Options =>
    list.map(({ name, count, key }) => [key ?? name, `${name} (${number.format(count)})`] as const);
  const any = asked.field ?? asked.settledBy ?? asked.fileable ?? asked.lifeEvent;
  const events = facets.lifeEvents.map(({ key, name, count }) => ({ key, name: name[ctx.language], count }));
  return html`<details
    class="filters"
    ${(asked.field ?? asked.settledBy ?? asked.fileable) !== undefined && html` open`}
  >
    <summary>${t('search.filters')}</summary>
    <div class="filters-grid">
      ${select(ctx, 'lifeEvent', t('search.event'), asked.lifeEvent, counted(events))}
      ${select(ctx, 'field', t('search.field'), asked.field, counted(facets.fields), 'vi')}
      ${select(ctx, 'settledBy', t('search.settled-by'), asked.settledBy, [
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
      ${any !== undefined && html`<a class="ds-link" href="${addressOf({ ...(asked.q && { q: asked.q }), here: asked.here })}">${t('search.clear')}</a>`}
    </p>
  </details>`;
}

function select(
  ctx: PageContext,
  name: string,
  label: string,
  chosen: string | undefined,
  options: Options,
  lang?: string,
): Html {
  const t = textsIn(ctx.language);
  return html` <div class="ds-field">
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
}
