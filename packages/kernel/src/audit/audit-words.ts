import type { Language } from '@dongbo/contract';
import { systemTexts } from '../system-texts.ts';
import texts from './export-texts.json' with { type: 'json' };

/** What an auditor's file says beside the words of the systems. */
export type ExportText = keyof typeof texts;

export const exportText = (key: ExportText, language: Language): string => texts[key][language];

interface AuditWords {
  /** Name of an operation. */
  readonly act: (operation: string) => string;
  /** Name of an action of a process. */
  readonly action: (id: string) => string;
  readonly outcome: (code: string) => string;
  /** By what was asked: name of the field and its value. */
  readonly asked: (field: string, value: string) => string;
}

const known = new Map<Language, AuditWords>();

/** Acts, actions and outcomes as an auditor reads them; what has no words stays as it is. */
export function auditWords(language: Language): AuditWords {
  const words = known.get(language) ?? readWords(language);
  known.set(language, words);
  return words;
}

function readWords(language: Language): AuditWords {
  const of = (kind: string) => new Map(Object.entries(systemTexts(language, kind)));
  const [acts, actions] = [of('operations'), of('actions')];
  const [fields, terms] = [of('fields'), of('terms')];
  const plain = new Map([
    ['true', exportText('yes', language)],
    ['yes', exportText('yes', language)],
    ['false', exportText('no', language)],
  ]);
  const outcomes = new Map([
    ...of('problems'),
    ...of('refusals'),
    ['done', exportText('outcome.done', language)] as const,
    ['refused', exportText('outcome.refused', language)] as const,
    ['read', exportText('outcome.read', language)] as const,
  ]);
  return {
    act: (operation) => acts.get(operation) ?? operation,
    action: (id) => actions.get(id) ?? id,
    // A sentence for the person who was refused has more than the auditor needs, and names facts that the audit does not keep.
    outcome: (code) =>
      outcomes
        .get(code)
        ?.replace(/(?<=\S)\. .*$/s, '.')
        .replaceAll(/\{\{\w+\}\}/g, '…') ?? code,
    asked: (field, value) =>
      `${fields.get(field) ?? field}: ${plain.get(value) ?? terms.get(`${field}.${value}`) ?? value}`,
  };
}
