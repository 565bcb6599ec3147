import { deskLink } from '../../ui/desk/desk-link.ts';
import type { DeskPart } from '../../ui/desk/desk-part.ts';
import { routes } from './routes.ts';
import { nameTexts, noticeTexts, pageTexts } from './texts.ts';

/** People and rights on the desk: accounts of officials and what they may do. It puts no work into the inbox. */
export const administrationDesk: DeskPart<typeof routes> = {
  system: 'administration',
  routes,
  rail: [
    {
      id: 'accounts',
      link: deskLink({ to: '/lam-viec/tai-khoan' }),
      permission: 'administration.person.list',
      icon: 'M8 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7M2 20c0-4 2.5-6 6-6s6 2 6 6M16 4.5a3 3 0 0 1 0 6M17 14c3 .5 5 2.5 5 6',
    },
    {
      id: 'campaigns',
      link: deskLink({ to: '/lam-viec/dot-phan-quyen' }),
      permission: 'administration.campaign.list',
      icon: 'M5 3h10l4 4v14H5zM15 3v4h4M8 12h8M8 16h5',
    },
    {
      id: 'rights',
      link: deskLink({ to: '/lam-viec/quyen' }),
      permission: 'administration.grant.list',
      icon: 'M12 3l8 3v6c0 5-3.5 8-8 9c-4.5-1-8-4-8-9V6zM9 12l2 2l4-4',
    },
    {
      id: 'roles',
      link: deskLink({ to: '/lam-viec/vai-tro' }),
      permission: 'administration.role.list',
      icon: 'M4 6h10M4 12h16M4 18h7M18 4v4M16 6h4M17 16v4M15 18h4',
    },
    {
      id: 'coverage',
      link: deskLink({ to: '/lam-viec/do-phu-quyen' }),
      permission: 'administration.coverage.list',
      icon: 'M4 20V10M10 20V4M16 20v-7M21 20H3M14 8l3 3l4-5',
    },
    {
      id: 'delegations',
      link: deskLink({ to: '/lam-viec/uy-quyen' }),
      permission: 'administration.delegation.list',
      icon: 'M7 10a3 3 0 1 0 0-6a3 3 0 0 0 0 6M2 19c0-4 2-6 5-6s5 2 5 6M14 8h7M18 5l3 3l-3 3M21 15h-7M17 12l-3 3l3 3',
    },
    {
      id: 'units',
      link: deskLink({ to: '/lam-viec/don-vi' }),
      permission: 'administration.unit.list',
      icon: 'M4 21V5h9v16M13 9h7v12M3 21h18M7 8h3M7 12h3M7 16h3M16 13h1M16 17h1',
    },
  ],
  search: [],
  work: { link: () => null, Panel: () => null, actions: [], kindName: ({ name }) => name },
  notice: { link: () => null },
  keys: [],
  texts: { names: nameTexts, pages: pageTexts, notices: noticeTexts },
};
