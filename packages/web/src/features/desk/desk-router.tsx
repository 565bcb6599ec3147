import { DueState } from '@dongbo/contract';
import { DossierState } from '@dongbo/contract/procedures';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { spacePrefix } from '../../lib/space.ts';
import { InboxPage } from './inbox/inbox-page.tsx';
import { NotFoundPage, PageFailed } from './shell/page-failed.tsx';
import { Shell } from './shell/shell.tsx';

// What somebody typed into the address is never an error: a value that is none is left out.
const text = z.string().optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

export const inboxRoute = createRoute({
  getParentRoute: () => root,
  path: '/lam-viec',
  component: InboxPage,
  validateSearch: z.object({
    due: DueState.optional().catch(undefined),
    kind: text,
    step: text,
    whose: z.enum(['mine', 'unassigned']).optional().catch(undefined),
    q: text,
    /** The dossier in the side panel. */
    open: text,
  }),
});

const counterRoute = createRoute({
  getParentRoute: () => root,
  path: '/lam-viec/quay',
  validateSearch: z.object({ procedure: text }),
  component: lazyRouteComponent(() => import('./counter/counter-page.tsx'), 'CounterPage'),
});

const dossiersRoute = createRoute({
  getParentRoute: () => root,
  path: '/lam-viec/ho-so',
  validateSearch: z.object({
    q: text,
    state: DossierState.optional().catch(undefined),
    procedure: text,
    from: day,
    to: day,
  }),
  component: lazyRouteComponent(() => import('./dossiers/dossiers-page.tsx'), 'DossiersPage'),
});

const dossierRoute = createRoute({
  getParentRoute: () => root,
  path: '/lam-viec/ho-so/$dossierId',
  component: lazyRouteComponent(() => import('./dossier/dossier-page.tsx'), 'DossierPage'),
});

const trackingBookRoute = createRoute({
  getParentRoute: () => root,
  path: '/lam-viec/so-theo-doi',
  validateSearch: z.object({ unit: text, from: day, to: day }),
  component: lazyRouteComponent(() => import('./tracking-book/tracking-book-page.tsx'), 'TrackingBookPage'),
});

const catalogueRoute = createRoute({
  getParentRoute: () => root,
  path: '/lam-viec/danh-muc',
  validateSearch: z.object({ q: text, code: text }),
  component: lazyRouteComponent(() => import('./catalogue/catalogue-page.tsx'), 'CataloguePage'),
});

const noticesRoute = createRoute({
  getParentRoute: () => root,
  path: '/lam-viec/thong-bao',
  component: lazyRouteComponent(() => import('./notices/notices-page.tsx'), 'NoticesPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => root,
  path: '/lam-viec/nhat-ky',
  validateSearch: z.object({ subject: text, person: text }),
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
});

export const deskRouter = createRouter({
  routeTree: root.addChildren([
    inboxRoute,
    counterRoute,
    dossiersRoute,
    dossierRoute,
    trackingBookRoute,
    catalogueRoute,
    noticesRoute,
    auditRoute,
  ]),
  basepath: spacePrefix === '' ? '/' : spacePrefix,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
  // Plain words in the address: ?q=123 stays the text that somebody typed.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const known = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const query = new URLSearchParams(known.map(([key, value]) => [key, String(value)])).toString();
    return query === '' ? '' : `?${query}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof deskRouter;
  }
}
