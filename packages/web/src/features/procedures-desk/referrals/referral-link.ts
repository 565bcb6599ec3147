import { deskLink } from '../../../ui/desk/desk-link.ts';

const mark = 'referral.';

/** The referral that a piece of work is; null: it is the dossier itself. */
export const referralOfSlot = (slot: string): string | null => (slot.startsWith(mark) ? slot.slice(mark.length) : null);

export const referralLink = (referralId: string) =>
  deskLink({ to: '/lam-viec/phoi-hop/$referralId', params: { referralId } });
