import { ProblemError, type OutputOf } from '@dongbo/contract';
import { listMyDossiers, lookUpDossier } from '@dongbo/contract/procedures';
import { framePage, visitorOf } from './frame.ts';
import { html, type Html } from './html.ts';
import { prefixOf, type PageContext, type PublicPage } from './page.ts';
import { textsIn } from './page-texts.ts';

type Seen = OutputOf<typeof lookUpDossier>;

type Miss = 'missing' | 'unreadable';

async function lookUp(ctx: PageContext, code: string): Promise<Seen | Miss> {
  try {
    return await ctx.call(lookUpDossier, { code });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.problem.code === 'not-found') return 'missing';
    if (['dossier.code-unreadable', 'invalid-input'].includes(error.problem.code)) return 'unreadable';
    throw error;
  }
}

/** The id of the visitor's own dossier of that code, among their newest; null for everybody else's. */
async function ownOf(ctx: PageContext, code: string): Promise<string | null> {
  const { items } = await ctx.call(listMyDossiers, { limit: 100 });
  return items.find((one) => one.code === code)?.id ?? null;
}

/** Code and degree of completion, nothing else (Circular 01/2018/TT-VPCP art. 16). */
export const lookUpPage: PublicPage = {
  path: '/tra-cuu',
  async render(ctx) {
    const t = textsIn(ctx.language);
    const code = (ctx.query.get('ma') ?? '').trim().slice(0, 200);
    const session = await visitorOf(ctx);
    const answered = code === '' ? null : await lookUp(ctx, code);
    const seen = typeof answered === 'object' ? answered : null;
    const own = seen && session?.person ? await ownOf(ctx, seen.code) : null;
    const miss = typeof answered === 'string' ? answered : null;
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
              maxlength="200"
              autocomplete="off"
              spellcheck="false"
              aria-describedby="ma-hint${miss !== null && ' ma-error'}"
              ${miss !== null && html` aria-invalid="true"`}
            />
            <button class="ds-button" data-variant="primary" type="submit">${t('look-up.button')}</button>
          </div>
          ${miss !== null && html`<p class="ds-validation-message" data-field="validation" id="ma-error" role="alert">${t(`look-up.${miss}`, { code })}</p>`}
        </div>
      </form>
      ${seen && answer(ctx, seen)}
      ${own !== null && html`<p><a class="ds-link" href="${prefixOf(ctx)}/cua-toi/ho-so/${own}">${t('look-up.own')}</a></p>`}
      <p class="quiet">${t(session?.person ? 'look-up.privacy.signed-in' : 'look-up.privacy')}</p>`;
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
