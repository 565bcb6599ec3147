import { writeDay, type Language } from '@dongbo/contract';
import { feeWords, timeOf, type Component, type Procedure, type ProcedureChannel } from '@dongbo/contract/procedures';
import type { TFunction } from 'i18next';
import { html, type Html } from './html.ts';
import { shortList } from './procedure-papers.ts';

/** Every part that the law wants, each in its own fold; what the source lacks is said. */
export function legalParts(t: TFunction, procedure: Procedure, language: Language): Html {
  return html`<div class="legal-parts">
    ${open('giay-to', t('procedure.components'), components(t, procedure))}
    ${part('cach-nop', t('procedure.channels'), channels(t, procedure.channels))}
    ${part('trinh-tu', t('procedure.steps'), paragraphs(t, procedure.steps))}
    ${part('bieu-mau', t('procedure.forms'), forms(t, procedure))}
    ${part(
      'can-cu',
      t('procedure.legal-basis'),
      list(
        t,
        procedure.legalBasis.map(({ number, title }) => (number === null ? title : `${number}: ${title}`)),
      ),
    )}
    ${part('dieu-kien', t('procedure.conditions'), paragraphs(t, conditionsOf(procedure)))}
    ${part(
      'ket-qua',
      t('procedure.results'),
      html`${list(
        t,
        procedure.results.map(({ name }) => name),
      )}${onPaper(procedure, language)}`,
    )}
    ${part('co-quan', t('procedure.agencies'), agencies(t, procedure))}
    ${part('nguon', t('procedure.source'), source(t, procedure))}
  </div>`;
}

/** A result that is handed over on paper alone: how, and where that stands. */
function onPaper({ paperResult }: Procedure, language: Language): Html | null {
  if (paperResult === null) return null;
  return html`<p>${paperResult.reason[language]} <span class="quiet" lang="vi">(${paperResult.legalBasis})</span></p>`;
}

/** The id stands inside the fold: a link to it then makes the browser unfold it. */
function part(id: string, title: string, content: Html): Html {
  return html`<details class="ds-details">
    <summary>${title}</summary>
    <div id="${id}">${content}</div>
  </details>`;
}

/** What the summary leads to stands open, its id outside of the fold: the way there is the same with and without script. */
function open(id: string, title: string, content: Html): Html {
  return html`<details class="ds-details" id="${id}" open>
    <summary>${title}</summary>
    <div>${content}</div>
  </details>`;
}

/** Words of the page from which the text was taken, at the end of a condition. */
const leftover = /(không có thông tin\s*)?từ khóa\s*(không có thông tin)?\s*$/i;
const saysNothing = /^không có thông tin\.?$/i;

function conditionsOf({ conditions }: Procedure): string[] {
  return conditions
    .map((text) => text.replace(leftover, '').trim())
    .filter((text) => text !== '' && !saysNothing.test(text));
}

const none = (t: TFunction) => html`<p class="quiet">${t('procedure.none')}</p>`;

function paragraphs(t: TFunction, texts: readonly string[]): Html {
  if (texts.length === 0) return none(t);
  return html`<div lang="vi" class="source-text">${texts.map((text) => html`<p>${text}</p>`)}</div>`;
}

function list(t: TFunction, texts: readonly string[]): Html {
  return texts.length === 0
    ? none(t)
    : html`<ul lang="vi" class="source-text">
        ${texts.map((text) => html`<li>${text}</li>`)}
      </ul>`;
}

function channels(t: TFunction, all: readonly ProcedureChannel[]): Html {
  if (all.length === 0) return none(t);
  return html`${all.map(
    (one) =>
      html`<section class="channel">
        <h3 class="ds-heading" data-size="2xs">${t(`terms:channel.${one.channel}`)}</h3>
        <dl class="facts">
          <div>
            <dt>${t('procedure.time')}</dt>
            <dd>${timeOf(t, [one])}</dd>
          </div>
          <div>
            <dt>${t('procedure.fee')}</dt>
            <dd>
              ${one.fees.length === 0 ? t('procedure.not-stated') : one.fees.map((fee) => html`<p>${feeWords(t, fee, 'details')}</p>`)}
            </dd>
          </div>
        </dl>
        ${one.description !== null && html`<p class="source-text" lang="vi">${one.description}</p>`}
      </section>`,
  )}`;
}

/** The short list for the case, then everything as published, folded; where the list is not certain, only what is published. */
function components(t: TFunction, procedure: Procedure): Html {
  if (procedure.componentGroups.every(({ items }) => items.length === 0)) return none(t);
  if (!procedure.papers.sure)
    return html`<p class="quiet">${t('procedure.papers-unsure')}</p>
      ${published(t, procedure)}`;
  const list = shortList(t, procedure);
  if (list === null) return published(t, procedure);
  return html`${list}
    <details class="paper-case">
      <summary>${t('procedure.papers-published')}</summary>
      ${published(t, procedure)}
    </details>`;
}

function published(t: TFunction, { componentGroups }: Procedure): Html {
  return html`${componentGroups.map(({ case: title, items }) => {
    const papers = items.filter(({ isNote }) => !isNote);
    const notes = items.filter(({ isNote }) => isNote);
    return html`${title !== null && html`<h3 class="ds-heading" data-size="2xs" lang="vi">${withoutBullet(title)}</h3>`}
    ${
      papers.length > 0 &&
      html`<ul class="paper-list">
        ${papers.map((paper) => onePaper(t, paper))}
      </ul>`
    }
    ${notesOf(t, notes)}`;
  })}`;
}

/** Remarks of the source below its papers; many of them are folded, so that the papers stay in sight. */
function notesOf(t: TFunction, notes: readonly Component[]): Html | null {
  if (notes.length === 0) return null;
  const list = html`${notes.map(({ name }) => html`<p class="paper-note" lang="vi">${name}</p>`)}`;
  return html`<details class="paper-notes" ${notes.length === 1 && html` open`}>
    <summary>${t('procedure.component-notes', { count: notes.length })}</summary>
    ${list}
  </details>`;
}

/** The source writes its own list marks into the names; the page has marks already. */
const withoutBullet = (name: string): string => name.replace(/^[-–+*•]\s*/, '');

function onePaper(t: TFunction, paper: Component): Html {
  const counts = [
    paper.originals > 0 && t('procedure.originals', { count: paper.originals }),
    paper.copies > 0 && t('procedure.copies', { count: paper.copies }),
  ].filter((text) => text !== false);
  return html`<li>
    <span lang="vi">${withoutBullet(paper.name)}</span
    >${counts.length > 0 && html` <span class="quiet">(${counts.join(', ')})</span>`}${
      paper.form !== null && html` <span class="quiet" lang="vi">${paper.form}</span>`
    }
  </li>`;
}

function forms(t: TFunction, { componentGroups }: Procedure): Html {
  const withForm = componentGroups.flatMap(({ items }) => items.filter(({ form }) => form !== null));
  if (withForm.length === 0) return html`<p>${t('procedure.forms.none')}</p>`;
  return html`<ul lang="vi" class="source-text">
    ${withForm.map(({ form, name }) => html`<li>${t('procedure.form-of', { form, paper: name })}</li>`)}
  </ul>`;
}

function agencies(t: TFunction, procedure: Procedure): Html {
  const rows: readonly (readonly [string, string | null])[] = [
    [t('procedure.executing'), procedure.executingAgencies.join(', ') || null],
    [t('procedure.authority'), procedure.competentAuthority],
    [t('procedure.reception'), procedure.receptionAddress],
    [t('procedure.coordinating'), procedure.coordinatingAgency],
  ];
  return facts(t, rows);
}

function source(t: TFunction, procedure: Procedure): Html {
  const { writtenBy, writtenOn } = procedure;
  const written =
    writtenBy !== null && writtenOn !== null
      ? t('procedure.written-by', { who: writtenBy, day: writeDay(writtenOn) })
      : null;
  return facts(t, [
    [t('procedure.code'), procedure.code],
    [t('procedure.decision'), procedure.decision],
    [t('procedure.valid-from'), writeDay(procedure.validFrom)],
    [t('search.ministry'), procedure.ministry],
    [t('search.field'), procedure.field],
    ...(written === null ? [] : [[t('procedure.written'), written] as const]),
  ]);
}

function facts(t: TFunction, rows: readonly (readonly [string, string | null])[]): Html {
  return html`<dl class="facts">
    ${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd${value !== null && html` lang="vi"`}>${value ?? t('procedure.not-stated')}</dd></div>`)}
  </dl>`;
}
