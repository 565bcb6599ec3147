import { readDateParts } from '@dongbo/contract';
import { asText } from './raw-answer.ts';

export const dateBoxes = ['day', 'month', 'year'] as const;
type Part = (typeof dateBoxes)[number];

/** What stands in the three boxes for a raw answer: the boxes as typed, or the parts of a text. */
export function boxesOf(value: unknown): Record<Part, string> {
  if (typeof value === 'object' && value !== null) {
    const typed = new Map<string, unknown>(Object.entries(value));
    return { day: asText(typed.get('day')), month: asText(typed.get('month')), year: asText(typed.get('year')) };
  }
  const read = readDateParts(value);
  const text = (number: number | null | undefined) => (number === null || number === undefined ? '' : String(number));
  return { day: text(read?.day), month: text(read?.month), year: text(read?.year) };
}
