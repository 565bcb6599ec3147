import {
  feeLines,
  getProcedure,
  isLimitKnown,
  papersOf,
  readStepTimes,
  shownName,
  timeLines,
  type CaseLine,
  type Procedure,
} from '@dongbo/contract/procedures';
import { framePage, hotline, visitorOf } from './frame.ts';
import { html, type Html } from './html.ts';
import { prefixOf, type PageContext, type PublicPage } from './page.ts';
import { textsIn } from './page-texts.ts';
import { legalParts } from './procedure-parts.ts';
import { openWarnings, warningSentences } from './procedure-words.ts';

/** One procedure: what a person wants to know first, then every part that the law wants shown (Decree
 * 61/2018/NĐ-CP and Circular 02/2017/TT-VPCP name them). The text of the source is Vietnamese and marked so. */
export const procedurePage: PublicPage = {
  path: '/thu-tuc/:code',
  async render(ctx) {
    const t = textsIn(ctx.language);
    const [session, procedure] = await Promise.all([
      visitorOf(ctx),
      ctx.call(getProcedure, { code: ctx.params['code'] ?? '' }),
    ]);
    const name = shownName(ctx.language, procedure);
    const main = html` <div class="beside">
      <article class="procedure">
        <p class="quiet procedure-field">
          <span lang="vi">${procedure.field}</span> · ${t('procedure.code')}
          <span class="tabular">${procedure.code}</span>
        </p>
        <h1 class="ds-heading procedure-name" data-size="sm" lang="${name.lang}">${name.text}</h1>
        ${procedure.sentence !== null && html`<p class="procedure-sentence" lang="vi">${procedure.sentence}</p>`}
        ${official(ctx, name.official)} ${summary(ctx, procedure)} ${wayToFile(ctx, procedure)}
        ${warnings(ctx, procedure)}
        <h2 class="ds-heading" data-size="xs">${t('procedure.parts')}</h2>
        ${legalParts(t, procedure, ctx.language)}
      </article>
      ${whomToAsk(ctx, procedure)}
    </div>`;
    const crumbs = [
      { text: t('home'), href: `${prefixOf(ctx)}/` },
      { text: t('search.title'), href: `${prefixOf(ctx)}/thu-tuc` },
      { text: procedure.code },
    ];
    return framePage(ctx, { title: name.text, session, crumbs, main });
  },
};

/** Beside the text where there is room: who answers questions, and where addresses and hours stand. */
function whomToAsk(ctx: PageContext, { settledBy }: Procedure): Html {
  const t = textsIn(ctx.language);
  return html`<aside class="ask-beside" aria-labelledby="ask-title">
    <h2 class="ds-heading" data-size="2xs" id="ask-title">${t('procedure.ask')}</h2>
    <p>${t(`procedure.ask.${settledBy ?? 'elsewhere'}`)}</p>
    <p>${hotline(t)}</p>
    <p><a class="ds-link" href="${prefixOf(ctx)}/lien-he">${t('footer.contact')}</a></p>
  </aside>`;
}

/** A name that fills the window of a telephone is folded. */
const longestOpen = 150;

function official(ctx: PageContext, name: string | null): Html | null {
  if (name === null) return null;
  const t = textsIn(ctx.language);
  return name.length > longestOpen
    ? html`<details class="procedure-official">
        <summary>${t('procedure.official')}</summary>
        <p lang="vi">${name}</p>
      </details>`
    : html`<p class="quiet procedure-official">${t('procedure.official')}: <span lang="vi">${name}</span></p>`;
}

function summary(ctx: PageContext, procedure: Procedure): Html {
  const t = textsIn(ctx.language);
  const papers = papersOf(t, procedure.papers);
  return html`<dl class="summary-list">
    <div>
      <dt>${t('procedure.who')}</dt>
      <dd lang="vi">${procedure.subjects.join(', ') || t('procedure.not-stated')}</dd>
    </div>
    <div>
      <dt>${t('procedure.time')}</dt>
      <dd>${timeLimit(ctx, procedure)}</dd>
    </div>
    <div>
      <dt>${t('procedure.fee')}</dt>
      <dd>${caseList(feeLines(t, procedure.channels)) ?? t('procedure.not-stated')}</dd>
    </div>
    <div>
      <dt>${t('procedure.papers')}</dt>
      <dd>
        ${papers}${procedure.componentGroups.length > 0 && html` – <a class="ds-link" href="#giay-to">${t('procedure.papers-all')}</a>`}
      </dd>
    </div>
  </dl>`;
}

/** What holds, in a line where it is one thing, else as a list of the cases that the publication tells apart. */
function caseList(lines: readonly CaseLine[]): Html | null {
  const [first, ...others] = lines;
  if (first === undefined) return null;
  if (others.length === 0) return html`${first.text}`;
  return html`<ul class="case-list">
    ${lines.map(({ text, when, channels }) => html`<li>${text}${channels !== '' && html` <span class="quiet">(${channels})</span>`}${when !== null && html`<span class="quiet case-words" lang="vi">${when}</span>`}</li>`)}
  </ul>`;
}

/** The limit as published; where it has no unit, the one that the text states, with its sentence. */
function timeLimit(ctx: PageContext, procedure: Procedure): Html {
  const t = textsIn(ctx.language);
  const read = procedure.readLimit;
  if (read === null) {
    const lines = timeLines(t, procedure.channels);
    return html`${caseList(lines) ?? t('procedure.not-stated')}
    ${!isLimitKnown(procedure.channels) && stepTimes(ctx, procedure)}`;
  }
  return html`${t(`terms:time-limit.${read.limit.unit}`, { count: read.limit.value })}
    <span class="quiet limit-read">${t('procedure.limit-read')} <q lang="vi">${read.sentence}</q></span>`;
}

/** No limit for the whole: what the publication says of the time of single steps, in its own words. */
function stepTimes(ctx: PageContext, procedure: Procedure): Html | null {
  const sentences = readStepTimes(procedure);
  if (sentences.length === 0) return null;
  return html`<details class="step-times">
    <summary>${textsIn(ctx.language)('procedure.step-times')}</summary>
    <ul lang="vi">
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </details>`;
}

function wayToFile(ctx: PageContext, procedure: Procedure): Html {
  const t = textsIn(ctx.language);
  const online = procedure.channels.some(({ channel }) => channel === 'ONLINE');
  if (procedure.settledBy !== null && online) {
    return html`<div class="way-to-file no-print">
      <a
        class="ds-button"
        data-variant="primary"
        href="${prefixOf(ctx)}/nop-ho-so/${encodeURIComponent(procedure.code)}"
        >${t('procedure.file')}</a
      >
      <p class="quiet">${t('procedure.file.text')}</p>
    </div>`;
  }
  const agencies = procedure.handlers.map((handler) => t(`catalogue:handler.${handler}`)).join(', ');
  return html`<section class="way-to-file" aria-labelledby="where-title">
    <h2 class="ds-heading" data-size="2xs" id="where-title">${t('procedure.where')}</h2>
    <p>${t(`procedure.where.${procedure.settledBy ?? 'elsewhere'}`, { agencies })}</p>
    ${procedure.settledBy === null && isWebAddress(procedure.sourceUrl) && html`<p><a class="ds-link" href="${procedure.sourceUrl}" rel="external">${t('procedure.where.source')}</a></p>`}
  </section>`;
}

function warnings(ctx: PageContext, procedure: Procedure): Html | null {
  const t = textsIn(ctx.language);
  const sentences = warningSentences(t, openWarnings(procedure));
  if (sentences.length === 0) return null;
  return html`<div class="ds-alert source-warnings" data-color="warning">
    <h2 class="ds-heading" data-size="2xs">${t('procedure.warnings')}</h2>
    <ul>
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </div>`;
}

/** Addresses come from imported data: only the web's own kind may become a link. */
const isWebAddress = (address: string | null): address is string => address !== null && /^https?:\/\//.test(address);
