import { caseOf, isCaseTold, namedBy, papersFor } from '@dongbo/contract/procedures';
import type { Component, Draft, ListedPaper } from '@dongbo/contract/procedures';
import type { DraftContent } from './draft-content.ts';
import { choiceOf } from './paper-choice.ts';

/** A paper for which files can be sent. */
export interface PaperSlot {
  readonly id: string;
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly note: string | null;
  /** Name of the official form to use; null: none is published. */
  readonly form: string | null;
  /** The published text, where it says more than the name. */
  readonly text: string | null;
}

const componentsOf = (draft: Draft): ReadonlyMap<string, Component> =>
  new Map(draft.procedure.componentGroups.flatMap(({ items }) => items.map((item) => [item.id, item])));

function slotOf(
  { id, name, note }: Pick<ListedPaper, 'id' | 'name' | 'note'>,
  component: Component | undefined,
): PaperSlot {
  const { originals = 0, copies = 0, form = null, name: text = name } = component ?? {};
  return { id, name, originals, copies, note, form, text: text.length > name.length + 12 ? text : null };
}

/** The papers page of a draft: what is asked, what is handed in, what only shown, and what was sent beside. Pure. */
export function paperSlots(draft: Draft, content: DraftContent) {
  const { papers: list } = draft.procedure;
  const choice = choiceOf(content);
  const components = componentsOf(draft);
  const key = caseOf(list, choice);
  const shown = papersFor(list, choice);
  const slots = (papers: readonly ListedPaper[]) => papers.map((paper) => slotOf(paper, components.get(paper.id)));
  const handIn = shown.filter(({ handling }) => handling === 'hand-in');
  const ids = new Set(handIn.map(({ id }) => id));
  return {
    list,
    caseKey: key,
    caseName: list.cases.find((one) => one.key === key)?.name ?? null,
    isTold: isCaseTold(list, choice.answers),
    needed: slots(handIn.filter(({ need }) => need === 'always')),
    ifAny: slots(handIn.filter(({ need }) => need === 'if-any')),
    toShow: slots(shown.filter(({ handling }) => handling === 'show')),
    // The general request stands in for no official form.
    formIsHere: shown.some(({ handling }) => handling === 'form'),
    // Sent for another case, or by an older list: nothing disappears from sight.
    others: content.papers
      .filter(({ componentId, files }) => !ids.has(componentId) && namedBy(componentId) === null && files.length > 0)
      .map(({ componentId }) =>
        slotOf({ id: componentId, name: nameIn(draft, content, componentId), note: null }, undefined),
      ),
    own: content.papers.filter(({ componentId }) => namedBy(componentId) === 'citizen'),
  };
}

/** What a paper is called: in the case that holds, in the citizen's words, or as published. Pure. */
export function nameIn(draft: Draft, content: DraftContent, id: string): string {
  const { papers: list } = draft.procedure;
  const own = content.papers.find(({ componentId }) => componentId === id)?.name;
  const listed = papersFor(list, choiceOf(content)).find((paper) => paper.id === id);
  return (
    own ?? (listed ?? list.papers.find((paper) => paper.id === id))?.name ?? componentsOf(draft).get(id)?.name ?? id
  );
}
