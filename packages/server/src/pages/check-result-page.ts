import { ProblemError, writeDay, type OutputOf } from '@dongbo/contract';
import { checkResult } from '@dongbo/contract/procedures';
import type { TFunction } from 'i18next';
import { compareFilePath } from './compare-file-script.ts';
import { framePage, hotline, visitorOf } from './frame.ts';
import { html, type Html } from './html.ts';
import { prefixOf, type PageContext, type PublicPage } from './page.ts';
import { textsIn } from './page-texts.ts';

type Seen = OutputOf<typeof checkResult>;

/** Null: no paper has this code, or it is none. */
async function read(ctx: PageContext): Promise<Seen | null> {
  try {
    return await ctx.call(checkResult, { token: ctx.params['token'] ?? '' });
  } catch (error) {
    if (error instanceof ProblemError && ['not-found', 'invalid-input'].includes(error.problem.code)) return null;
    throw error;
  }
}

/** What stands behind the QR code of an issued paper: who issued it and whether it still holds; whose it is and what it says stands on
 * the paper alone. */
export const checkResultPage: PublicPage = {
  path: '/kiem-tra-ket-qua/:token',
  async render(ctx) {
    const t = textsIn(ctx.language);
    const [session, seen] = await Promise.all([visitorOf(ctx), read(ctx)]);
    const main = html`<div class="stack">
      <h1 class="ds-heading" data-size="md">${t('check.title')}</h1>
      ${seen === null ? unknown(t) : known(ctx, seen)}
      <p class="quiet">${t('check.privacy')}</p>
    </div>`;
    const crumbs = [{ text: t('home'), href: `${prefixOf(ctx)}/` }, { text: t('check.title') }];
    return framePage(ctx, { title: t('check.title'), status: seen === null ? 404 : 200, session, crumbs, main });
  },
};

const unknown = (t: TFunction): Html =>
  html`<div class="ds-alert" data-color="warning" role="alert">
    <p>${t('check.unknown')}</p>
    <p>${hotline(t)}</p>
  </div>`;

const fact = (label: string, value: Html | string): Html =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;

function known(ctx: PageContext, seen: Seen): Html {
  const t = textsIn(ctx.language);
  const { state, number, issuedOn, issuer, procedureName, since, byNumber, ground, onPaper, sha256 } = seen;
  const since_ = since === null ? '' : writeDay(since.slice(0, 10));
  return html`<div class="ds-alert" data-color="${state === 'valid' ? 'success' : 'danger'}">
      <p class="check-state">
        <strong>${t(`check.state.${state}`, { number: byNumber ?? '', day: since_ })}</strong>
      </p>
      ${ground !== null && html`<p>${t('check.ground', { ground: ground[ctx.language] })}</p>`}
    </div>
    <dl class="facts">
      ${fact(t('check.number'), html`<span class="tabular">${number}</span>`)}
      ${fact(t('check.day'), html`<span class="tabular">${writeDay(issuedOn)}</span>`)}
      ${fact(t('check.issuer'), html`<span lang="vi">${issuer}</span>`)}
      ${fact(t('check.procedure'), html`<span lang="vi">${procedureName}</span>`)}
    </dl>
    ${onPaper && html`<p>${t('check.on-paper')}</p>`} ${sha256 !== null && compareFile(t, sha256)}`;
}

/** The visitor's file is read in their browser and goes nowhere. */
const compareFile = (t: TFunction, sha256: string): Html =>
  html`<section aria-labelledby="file-title" class="compare-file">
    <h2 class="ds-heading" data-size="xs" id="file-title">${t('check.file.title')}</h2>
    <div
      class="ds-field"
      data-compare="${sha256}"
      data-same="${t('check.file.same')}"
      data-other="${t('check.file.other')}"
      data-cannot="${t('check.file.cannot')}"
      hidden
    >
      <label class="ds-label" data-weight="medium" for="tep">${t('check.file.label')}</label>
      <p data-field="description" id="tep-hint">${t('check.file.hint')}</p>
      <input
        class="ds-input"
        type="file"
        id="tep"
        accept="application/pdf,.pdf"
        aria-describedby="tep-hint tep-answer"
      />
      <p id="tep-answer" role="status"></p>
    </div>
    <details>
      <summary>${t('check.file.digest')}</summary>
      <p class="tabular digest">${sha256}</p>
    </details>
    <script src="${compareFilePath}" defer></script>
  </section>`;
