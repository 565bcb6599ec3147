import { html, type Html } from './html.ts';
import { prefixOf, type PageContext } from './page.ts';
import { textsIn } from './page-texts.ts';
import { suggestPath } from './suggest-script.ts';

/** The one field of the search, with choices while typing where scripts run. */
export function searchField(ctx: PageContext, value: string | undefined): Html {
  const t = textsIn(ctx.language);
  const prefix = prefixOf(ctx);
  return html`<div class="ds-field">
    <label class="ds-label" data-weight="medium" for="q">${t('home.search.label')}</label>
    ${value === undefined && html`<p data-field="description" id="q-hint">${t('home.search.hint')}</p>`}
    <div class="search-row">
      <input
        class="ds-input"
        type="search"
        id="q"
        name="q"
        value="${value}"
        maxlength="200"
        autocomplete="off"
        ${value === undefined && html` aria-describedby="q-hint"`}
        list="q-choices"
        data-suggest="${prefix}/api/procedures"
      />
      <datalist id="q-choices"></datalist>
      <button class="ds-button" data-variant="primary" type="submit">${t('search')}</button>
    </div>
    <script src="${suggestPath}" defer></script>
  </div>`;
}
