import { deskLink } from '../../../ui/desk/desk-link.ts';

/** A list that came, and papers that lacked in one, as slots of work. */
export const bundleSlot = 'bundle';
export const missingSlot = 'missing-papers';

export const bundleLink = (bundleId: string) => deskLink({ to: '/lam-viec/ban-giao/$bundleId', params: { bundleId } });

export const handOverLink = () => deskLink({ to: '/lam-viec/ban-giao' });

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The list that a scanned code or a typed number names, among those that are known; null: none. A scanned code names it by itself. Pure. */
export function bundleOfCode(
  typed: string,
  known: readonly { readonly id: string; readonly number: string }[],
): string | null {
  const id = uuid.exec(typed)?.[0];
  if (id !== undefined) return id.toLowerCase();
  const number = typed.trim().toUpperCase();
  const named = known.filter((one) => one.number.toUpperCase() === number || one.number.split('/')[0] === number);
  const [only] = named;
  return named.length === 1 && only !== undefined ? only.id : null;
}
