import type { Component, Procedure, Warning } from '@dongbo/contract/procedures';
import { cleanLine, cleanParagraph } from './clean-text.ts';
import type { ExchangeLine } from './exchange-line.ts';

type SourceComponent = ExchangeLine['componentGroups'][number]['items'][number];

/** More originals or copies of one paper than anybody asks for: the number of a form ran into the count. */
const mostCopies = 20;

function readComponent(source: SourceComponent, id: string): Component {
  const originals = source.originals ?? 0;
  const copies = source.copies ?? 0;
  const form = source.form ? cleanLine(source.form) || null : null;
  return {
    id,
    // The source's list marks are no part of a paper's name.
    name: cleanParagraph(source.name).replace(/^[-+*•–]\s+/, ''),
    originals,
    copies,
    form,
    isNote: originals === 0 && copies === 0 && form === null,
  };
}

/** Reads the papers of a dossier. Ids are places in the list (`g1.c2`), so that they are stable in one version. */
export function readComponents(line: ExchangeLine): { groups: Procedure['componentGroups']; warnings: Warning[] } {
  const groups = line.componentGroups
    .map((group, groupIndex) => ({
      case: group.case ? cleanParagraph(group.case).replace(/^[-+*•–]\s+/, '') || null : null,
      items: group.items
        .map((item, index) => readComponent(item, `g${groupIndex + 1}.c${index + 1}`))
        .filter((item) => item.name !== ''),
    }))
    .filter((group) => group.items.length > 0 || group.case !== null);
  const items = groups.flatMap((group) => group.items);
  const warnings: Warning[] = items
    .filter((item) => item.originals > mostCopies || item.copies > mostCopies)
    .map((item) => ({
      code: 'incomplete-source',
      facts: { component: item.id, originals: String(item.originals), copies: String(item.copies) },
    }));
  if (items.every((item) => item.isNote)) {
    const text = line.componentsText ? cleanParagraph(line.componentsText).slice(0, 1000).toWellFormed() : '';
    warnings.push({ code: 'components-missing', facts: text === '' ? {} : { text } });
  }
  return { groups, warnings };
}
