import { withTexts } from '../../lib/texts.ts';
import { deskLink } from '../../ui/desk/desk-link.ts';
import type { DeskPart } from '../../ui/desk/desk-part.ts';
import { pageOf } from '../../ui/page-of.ts';
import { routes } from './routes.ts';
import { findDossiers, findProcedures } from './search.ts';
import { bundleLink, bundleSlot, handOverLink, missingSlot } from './bundles/bundle-link.ts';
import { referralLink, referralOfSlot } from './referrals/referral-link.ts';
import { siteCheckLink, siteCheckOfSlot } from './site-checks/site-check-link.ts';
import { batchLink } from './many/batch-link.ts';
import { manyTexts, nameTexts, noticeTexts, pageTexts } from './texts.ts';

const dossierLink = (dossierId: string) => deskLink({ to: '/lam-viec/ho-so/$dossierId', params: { dossierId } });

/** Notices to who is asked, and may not open the dossier. */
const toAskedUnit: ReadonlySet<string> = new Set([
  'referral-asked',
  'referral-late-here',
  'referral-withdrawn',
  'referral-moved',
  'referral-ended',
]);

/** Settling procedures on the desk: the counter, dossiers, the tracking book, the catalogue. */
export const proceduresDesk: DeskPart<typeof routes> = {
  system: 'procedures',
  routes,
  rail: [
    {
      id: 'counter',
      link: deskLink({ to: '/lam-viec/quay' }),
      permission: 'procedures.dossier.take-in',
      icon: 'M3 20h18M5 20v-7h14v7M8 9a4 4 0 1 1 8 0M12 13v3',
    },
    {
      id: 'dossiers',
      link: deskLink({ to: '/lam-viec/ho-so' }),
      permission: 'procedures.dossier.list',
      icon: 'M4 5h6l2 3h8v12H4zM8 13h8M8 16h5',
    },
    {
      id: 'hand-over',
      link: deskLink({ to: '/lam-viec/ban-giao' }),
      permission: 'procedures.bundle.list',
      icon: 'M3 7h13l-3-3M21 17H8l3 3',
    },
    {
      id: 'tracking-book',
      link: deskLink({ to: '/lam-viec/so-theo-doi' }),
      permission: 'procedures.tracking-book.list',
      icon: 'M5 3h13v18H5zM8 3v18M11 8h4M11 12h4',
    },
    {
      id: 'fee-book',
      link: deskLink({ to: '/lam-viec/thu-phi' }),
      permission: 'procedures.fee-book.list',
      icon: 'M3 6h18v12H3zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M6 9v0M18 15v0',
    },
    {
      id: 'figures',
      link: deskLink({ to: '/lam-viec/so-lieu' }),
      permission: 'procedures.figures.list',
      icon: 'M4 20h16M7 20v-6M12 20V8M17 20V4',
    },
    {
      id: 'late-soon',
      link: deskLink({ to: '/lam-viec/sap-tre' }),
      permission: 'procedures.late-soon.list',
      icon: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 7v5l3 3',
    },
    {
      id: 'catalogue',
      link: deskLink({ to: '/lam-viec/danh-muc' }),
      permission: null,
      icon: 'M4 6h3M10 6h10M4 12h3M10 12h10M4 18h3M10 18h10',
    },
  ],
  search: [findDossiers, findProcedures],
  work: {
    link: ({ subjectId, slot }) => {
      if (slot === bundleSlot) return bundleLink(subjectId);
      if (slot === missingSlot) return handOverLink();
      const check = siteCheckOfSlot(slot);
      if (check !== null) return siteCheckLink(check);
      const referral = referralOfSlot(slot);
      return referral === null ? dossierLink(subjectId) : referralLink(referral);
    },
    Panel: pageOf(withTexts([pageTexts], async () => (await import('./work/work-panel.tsx')).WorkPanel)),
    actions: [
      {
        id: 'assign',
        permission: 'procedures.dossier.assign',
        key: 'a',
        Dialog: pageOf(withTexts([pageTexts], async () => (await import('./work/assign-dialog.tsx')).AssignDialog)),
      },
      {
        id: 'many',
        permission: 'procedures.batch.start',
        key: 'm',
        Dialog: pageOf(
          withTexts([pageTexts, manyTexts], async () => (await import('./many/many-dialog.tsx')).ManyDialog),
        ),
      },
      {
        id: 'confirm-arrival',
        permission: 'procedures.arrival.confirm',
        key: 'r',
        Dialog: pageOf(withTexts([pageTexts], async () => (await import('./work/arrival-dialog.tsx')).ArrivalDialog)),
      },
    ],
    // The title of a dossier is the short name of its procedure, where somebody has written one; the kind has the official name.
    kindName: ({ name, title }) => title ?? name,
  },
  notice: {
    link: ({ subjectId, key }) => {
      // What was taken over without a dossier has no page of its own.
      if (subjectId === null || key.startsWith('held-take-')) return null;
      if (key.startsWith('batch-')) return batchLink(subjectId);
      if (key.startsWith('bundle-')) return bundleLink(subjectId);
      if (key.startsWith('site-check-')) return siteCheckLink(subjectId);
      return toAskedUnit.has(key) ? referralLink(subjectId) : dossierLink(subjectId);
    },
  },
  keys: [
    { id: 'picked', keys: ['a', 'm', 'r'] },
    { id: 'dossier', keys: ['1 … 9', 'e', 'p', 'n'] },
    { id: 'counter', keys: ['F4', '↑ ↓ ← →', 'Ctrl Enter', 'F9', 'F2', 'F6', 'F7'] },
  ],
  texts: { names: nameTexts, pages: pageTexts, notices: noticeTexts },
};
