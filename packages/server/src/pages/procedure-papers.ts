import { papersFor, type ListedPaper, type PaperList, type Procedure } from '@dongbo/contract/procedures';
import type { TFunction } from 'i18next';
import { html, type Html } from './html.ts';

/** The short list, case by case: one opens, the others wait folded. */
export function shortList(t: TFunction, { papers: list }: Procedure): Html | null {
  if (list.papers.length === 0) return null;
  if (list.cases.length === 0) return ofCase(t, list, null);
  return html`<h3 class="ds-heading" data-size="2xs" lang="vi">${list.question}</h3>
    ${list.cases.map(
      ({ key, name }) =>
        html`<details class="paper-case">
          <summary lang="vi">${name}</summary>
          ${ofCase(t, list, key)}
        </details>`,
    )}`;
}

function ofCase(t: TFunction, list: PaperList, caseKey: string | null): Html {
  // Whoever files for another by authorisation needs a paper for it: said here, where nobody has been asked yet.
  const answers = { applicant: { mandate: 'authorised' } };
  const shown = papersFor(list, { caseKey, answers }).filter(({ handling }) => handling !== 'e-form');
  const isAlways = (paper: ListedPaper) => paper.need === 'always' && paper.when === null;
  const toHandIn = shown.filter((paper) => paper.handling !== 'show' && isAlways(paper));
  const ifAny = shown.filter((paper) => paper.handling !== 'show' && !isAlways(paper));
  const toShow = shown.filter(({ handling }) => handling === 'show');
  return html`${names(toHandIn)} ${named(t('procedure.papers-if-any'), ifAny)}
  ${named(t('procedure.papers-show'), toShow)}`;
}

const named = (title: string, papers: readonly ListedPaper[]): Html | null =>
  papers.length === 0
    ? null
    : html`<p class="quiet paper-kind">${title}</p>
        ${names(papers)}`;

const names = (papers: readonly ListedPaper[]): Html | null =>
  papers.length === 0
    ? null
    : html`<ul class="paper-list" lang="vi">
        ${papers.map(({ name, note }) => html`<li>${name}${note !== null && html` <span class="quiet">${note}</span>`}</li>`)}
      </ul>`;
