import { deskLink } from '../../../ui/desk/desk-link.ts';

/** What becomes of many dossiers, on a page of its own. */
export const batchLink = (batchId: string) => deskLink({ to: '/lam-viec/nhieu-ho-so/$batchId', params: { batchId } });
