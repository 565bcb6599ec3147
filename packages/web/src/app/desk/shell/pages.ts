import { deskLink } from '../../../ui/desk/desk-link.ts';
import type { RailPage } from '../../../ui/desk/desk-part.ts';

/** The shell's own pages: what belongs to no system. */
export const shellPages = {
  inbox: {
    id: 'inbox',
    link: deskLink({ to: '/lam-viec' }),
    permission: 'kernel.inbox.list',
    icon: 'M3 12h5l1.5 3h5L16 12h5M3 12l3-8h12l3 8v8H3z',
  },
  notices: {
    id: 'notices',
    link: deskLink({ to: '/lam-viec/thong-bao' }),
    permission: null,
    icon: 'M6 16V10a6 6 0 1 1 12 0v6l2 2H4zM10 21h4',
  },
  exports: {
    id: 'exports',
    link: deskLink({ to: '/lam-viec/ban-xuat' }),
    permission: null,
    icon: 'M12 3v11M7 10l5 5 5-5M4 20h16',
  },
  audit: {
    id: 'audit',
    link: deskLink({ to: '/lam-viec/nhat-ky' }),
    permission: 'kernel.audit.list',
    icon: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4',
  },
} satisfies Readonly<Record<string, RailPage>>;
