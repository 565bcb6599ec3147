import { writeDay } from '@dongbo/contract';
import { formatInstant } from '@dongbo/kernel';
import { term } from '../letters/terms.ts';
import { changeGroundOf } from '../result-changes/change-grounds.ts';
import type { BookedChange } from './book-store.ts';

/** What became of an issued result, as a line of the book says it beside its status: what, when, by which number and why. Pure. */
export function changeInWords(change: BookedChange | null): string | null {
  if (change === null) return null;
  const { mark, at, number, decisionNumber } = change;
  const day = formatInstant(new Date(at)).slice(0, 10);
  const by = number === null ? `theo quyết định số ${decisionNumber ?? ''}` : `thay bằng số ${number}`;
  return `${term(`result-mark.${mark}`)} ngày ${writeDay(day)}, ${by}: ${changeGroundOf(change, day).text.vi}`;
}
