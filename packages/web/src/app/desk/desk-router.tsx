import { DueState } from '@dongbo/contract';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { spacePrefix } from '../../lib/space.ts';
import { deskRoot } from '../../ui/desk/desk-root.ts';
import { text } from '../../ui/desk/search-params.ts';
import { InboxPage } from './inbox/inbox-page.tsx';
import { parts } from './parts.ts';
import { NotFoundPage, PageFailed } from './shell/page-failed.tsx';
import { Shell } from './shell/shell.tsx';

deskRoot.update({ component: Shell, notFoundComponent: NotFoundPage });

const getParentRoute = () => deskRoot;

const inboxRoute = createRoute({
  getParentRoute,
  path: '/lam-viec',
  component: InboxPage,
  validateSearch: z.object({
    due: DueState.optional().catch(undefined),
    kind: text,
    step: text,
    whose: z.enum(['mine', 'unassigned']).optional().catch(undefined),
    q: text,
    /** What is in the side panel. */
    open: text,
  }),
});

const noticesRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/thong-bao',
  component: lazyRouteComponent(() => import('./notices/notices-page.tsx'), 'NoticesPage'),
});

const auditRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/nhat-ky',
  validateSearch: z.object({ subject: text, person: text }),
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
});

export const deskRouter = createRouter({
  routeTree: deskRoot.addChildren([inboxRoute, noticesRoute, auditRoute, ...parts.flatMap(({ routes }) => routes)]),
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
