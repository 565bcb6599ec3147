import { ProblemError, type OutputOf } from '@dongbo/contract';
import { lookUpDossier } from '@dongbo/contract/procedures';
import { framePage, visitorOf } from './frame.ts';
import { html, type Html } from './html.ts';
import { prefixOf, type PageContext, type PublicPage } from './page.ts';
import { textsIn } from './page-texts.ts';

type Seen = OutputOf<typeof lookUpDossier>;

async function lookUp(ctx: PageContext, code: string): Promise<Seen | null> {
  try {
    return await ctx.call(lookUpDossier, { code });
  } catch (error) {
    // A code that cannot be one is, for the person, a code that does not exist.
    if (error instanceof ProblemError && ['not-found', 'invalid-input'].includes(error.problem.code)) return null;
    throw error;
  }
}

/** Code and degree of completion, nothing else (Circular 01/2018/TT-VPCP art. 16). */
export const lookUpPage: PublicPage = {
  path: '/tra-cuu',
  async render(ctx) {
    const t = textsIn(ctx.language);
    const code = (ctx.query.get('ma') ?? '').trim().slice(0, 60);
    const session = await visitorOf(ctx);
    const seen = code === '' ? null : await lookUp(ctx, code);
    const missing = code !== '' && seen === null;
    const main = html` <h1 class="ds-heading" data-size="md">${t('look-up.title')}</h1>
      <form action="${prefixOf(ctx)}/tra-cuu" class="search-form">
        <div class="ds-field">
          <label class="ds-label" data-weight="medium" for="ma">${t('look-up.label')}</label>
          <p data-field="description" id="ma-hint">${t('look-up.hint')}</p>
          <div class="search-row">
            <input
              class="ds-input"
              type="text"
              id="ma"
              name="ma"
              value="${code}"
              maxlength="60"
              autocomplete="off"
              spellcheck="false"
              aria-describedby="ma-hint${missing && ' ma-error'}"
              ${missing && html` aria-invalid="true"`}
            />
            <button class="ds-button" data-variant="primary" type="submit">${t('look-up.button')}</button>
          </div>
          ${missing && html`<p class="ds-validation-message" data-field="validation" id="ma-error" role="alert">${t('look-up.missing', { code })}</p>`}
        </div>
      </form>
      ${seen && answer(ctx, seen)}
      <p class="quiet">${t('look-up.privacy')}</p>`;
    const crumbs = [{ text: t('home'), href: `${prefixOf(ctx)}/` }, { text: t('look-up.title') }];
    const title = seen ? `${seen.code} – ${t('look-up.title')}` : t('look-up.title');
    return framePage(ctx, { title, session, crumbs, main });
  },
};

function answer(ctx: PageContext, seen: Seen): Html {
  const t = textsIn(ctx.language);
  return html`<section class="look-up-answer" aria-label="${seen.code}">
    <p class="dossier-code tabular">${seen.code}</p>
    <dl class="facts">
      <div>
        <dt>${t('look-up.state')}</dt>
        <dd>${t(`terms:dossier-state.${seen.state}`)}</dd>
      </div>
      <div>
        <dt id="completion">${t('look-up.completion')}</dt>
        <dd>
          <progress max="100" value="${seen.completion}" aria-labelledby="completion"></progress>
          <span class="tabular">${seen.completion} %</span>
        </dd>
      </div>
    </dl>
  </section>`;
}
