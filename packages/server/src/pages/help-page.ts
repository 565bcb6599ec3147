import type { TFunction } from 'i18next';
import { framePage, hotline, visitorOf } from './frame.ts';
import { html, type Html } from './html.ts';
import { prefixOf, type PublicPage } from './page.ts';
import { textsIn } from './page-texts.ts';

const notYet = ['pay', 'identity', 'supplement', 'feedback'] as const;

/** What happens to a dossier and its result, and what its owner can do then. */
const after = ['visit', 'opinion', 'apology', 'withdraw', 'wrong', 'store', 'opened', 'messages'] as const;

/** How papers are counted at the desk: for who works there, and a riddle to everybody else. */
const counterHelp = (t: TFunction): Html =>
  html`<h2 class="ds-heading" data-size="xs" id="can-bo">${t('help.counter')}</h2>
    <ol>
      ${[1, 2, 3, 4, 5].map((line) => html`<li>${t(`help.counter.${line}`)}</li>`)}
    </ol>`;

/** How to file, what comes after it, what is not there yet, and the accessibility statement. */
export const helpPage: PublicPage = {
  path: '/tro-giup',
  async render(ctx) {
    const t = textsIn(ctx.language);
    const session = await visitorOf(ctx);
    const main = html`<article class="prose">
      <h1 class="ds-heading" data-size="md">${t('help.title')}</h1>
      <h2 class="ds-heading" data-size="xs">${t('help.how')}</h2>
      <ol>
        ${[1, 2, 'papers', 3, 4].map((step) => html`<li>${t(`help.how.${step}`)}</li>`)}
      </ol>
      <h2 class="ds-heading" data-size="xs" id="giay-to">${t('help.papers')}</h2>
      <ul>
        ${[1, 2, 3].map((line) => html`<li>${t(`help.papers.${line}`)}</li>`)}
      </ul>
      <h2 class="ds-heading" data-size="xs" id="sau-khi-nop">${t('help.after')}</h2>
      <ul>
        ${after.map((key) => html`<li>${t(`help.after.${key}`)}</li>`)}
      </ul>
      <h2 class="ds-heading" data-size="xs">${t('help.contact')}</h2>
      <p>${t('help.contact.text')}</p>
      <p>${hotline(t)}</p>
      <p><a class="ds-link" href="${prefixOf(ctx)}/lien-he">${t('footer.contact')}</a></p>
      <h2 class="ds-heading" data-size="xs" id="chua-co">${t('help.not-yet')}</h2>
      <ul>
        ${notYet.map((key) => html`<li>${t(`help.not-yet.${key}`)}</li>`)}
      </ul>
      ${session?.person?.kind === 'official' && counterHelp(t)}
      <h2 class="ds-heading" data-size="xs" id="tiep-can">${t('help.accessibility')}</h2>
      <p>${t('help.accessibility.text')}</p>
      <p>${t('help.accessibility.test')}</p>
    </article>`;
    const crumbs = [{ text: t('home'), href: `${prefixOf(ctx)}/` }, { text: t('help.title') }];
    return framePage(ctx, { title: t('help.title'), session, crumbs, main });
  },
};
