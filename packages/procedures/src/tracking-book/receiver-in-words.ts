import { term } from '../letters/terms.ts';
import type { BookRow } from './book-store.ts';

/** Who took the result, as the book (form 07) names them: the name, and of whom was not the owner, why they took it. What was handed
 * over before this was asked has the name alone. */
export function receiverInWords({
  receiver_name: name,
  receiver_kind: kind,
  receiver_number: number,
}: Pick<BookRow, 'receiver_name' | 'receiver_kind' | 'receiver_number'>): string {
  if (name === null || kind === null || kind === 'owner') return name ?? '';
  const paper = number === null ? '' : `, giấy tờ số ${number}`;
  return `${name} (${term(`receiver.${kind}`)}${paper})`;
}
