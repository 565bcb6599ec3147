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

/** The boxes after somebody typed into one of them. A whole date that was pasted there is spread over all; of anything else
 * that is too long only the beginning stays, as in a box that takes so many signs. */
export function typedInto(boxes: Record<Part, string>, part: Part, text: string): Record<Part, string> {
  const longest = part === 'year' ? 4 : 2;
  if (text.trim().length <= longest) return { ...boxes, [part]: text };
  const pasted = boxesOf(text);
  if (pasted.year !== '' && pasted.month !== '') return pasted;
  return { ...boxes, [part]: text.trim().slice(0, longest) };
}
