import { deskLink } from '../../../ui/desk/desk-link.ts';

/** The verification that a piece of work is: to look on the spot, or to sign its minutes; null: neither. */
export const siteCheckOfSlot = (slot: string): string | null =>
  /^site-(?:check|sign)\.([\da-f-]{36})/.exec(slot)?.[1] ?? null;

export const siteCheckLink = (siteCheckId: string) =>
  deskLink({ to: '/lam-viec/kiem-tra/$siteCheckId', params: { siteCheckId } });
