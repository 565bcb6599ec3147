import type { Problem } from '@dongbo/contract';
import { framePage } from './frame.ts';
import { html } from './html.ts';
import { prefixOf, type PageAnswer, type PageContext } from './page.ts';
import { textsIn } from './page-texts.ts';

/** The page for anything that is not there or went wrong. It asks the system nothing, so it comes also when the
 * database does not answer. */
export function errorPage(ctx: PageContext, problem: Problem): PageAnswer {
  const t = textsIn(ctx.language);
  const kind = problem.status === 404 ? '404' : problem.status >= 500 ? '500' : 'other';
  const title = t(`error.${kind}.title`);
  const main = html`<article class="prose">
    <h1 class="ds-heading" data-size="md">${title}</h1>
    <p>${kind === '404' ? t('error.404.text') : t([`problems:${problem.code}`, 'problems:internal-error'])}</p>
    ${kind === '500' && problem.requestId !== undefined && html`<p class="quiet">${t('error.request', { id: problem.requestId })}</p>`}
    <p>
      <a class="ds-button" data-variant="secondary" href="${prefixOf(ctx)}/thu-tuc">${t('error.search')}</a>
      <a class="ds-button" data-variant="tertiary" href="${prefixOf(ctx)}/">${t('home')}</a>
    </p>
  </article>`;
  return framePage(ctx, { title, status: problem.status, session: null, main });
}
