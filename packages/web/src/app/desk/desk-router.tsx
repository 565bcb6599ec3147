import { auditKinds, dueStates, systemNames } from '@dongbo/contract';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { AnyRoute, RouterHistory } from '@tanstack/react-router';
import { spacePrefix } from '../../lib/space.ts';
import { withTexts } from '../../lib/texts.ts';
import { deskRoot } from '../../ui/desk/desk-root.ts';
import { oneOf, searchOf, text } from '../../ui/desk/search-params.ts';
import { factorTexts } from '../../ui/second-factor/texts.ts';
import { InboxPage } from './inbox/inbox-page.tsx';
import { parts } from './parts.ts';
import { auditTexts } from './texts.ts';
import { NotFoundPage, PageFailed } from './shell/page-failed.tsx';
import { Shell } from './shell/shell.tsx';

deskRoot.update({ component: Shell, notFoundComponent: NotFoundPage });

const getParentRoute = () => deskRoot;

const inboxRoute = createRoute({
  getParentRoute,
  path: '/lam-viec',
  component: InboxPage,
  validateSearch: searchOf({
    due: oneOf(dueStates),
    system: oneOf(systemNames),
    kind: text,
    step: text,
    late: oneOf(['yes']),
    whose: oneOf(['mine', 'unassigned']),
    q: text,
    /** What is in the side panel. */
    open: text,
  }),
});

const noticesRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/thong-bao',
  component: lazyRouteComponent(
    withTexts(
      parts.map(({ texts }) => texts.notices),
      () => import('./notices/notices-page.tsx'),
    ),
    'NoticesPage',
  ),
});

const exportsRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/ban-xuat',
  component: lazyRouteComponent(() => import('./exports/exports-page.tsx'), 'ExportsPage'),
});

const secondFactorsRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/xac-thuc',
  component: lazyRouteComponent(
    withTexts([factorTexts], () => import('./second-factors/second-factors-page.tsx')),
    'SecondFactorsPage',
  ),
});

const auditRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/nhat-ky',
  validateSearch: searchOf({
    subject: text,
    person: text,
    code: text,
    who: text,
    act: text,
    kind: oneOf(auditKinds),
    from: text,
    to: text,
  }),
  component: lazyRouteComponent(
    // The record names operations and refusals of every system.
    withTexts([auditTexts, ...parts.map(({ texts }) => texts.pages)], () => import('./audit/audit-page.tsx')),
    'AuditPage',
  ),
});

/** The routes of all parts one after the other, each with its own type: with them the compiler checks every link. */
type RoutesOf<Parts> = Parts extends readonly [
  { readonly routes: infer First extends readonly AnyRoute[] },
  ...infer Rest,
]
  ? readonly [...First, ...RoutesOf<Rest>]
  : readonly [];

// flatMap forgets which element has which type.
const partRoutes = parts.flatMap(({ routes }): readonly AnyRoute[] => routes) as unknown as RoutesOf<typeof parts>;

/** The desk's router: over the browser's addresses, or over a history that is handed in. */
export const createDeskRouter = (history?: RouterHistory) =>
  createRouter({
    ...(history && { history }),
    routeTree: deskRoot.addChildren([
      inboxRoute,
      noticesRoute,
      exportsRoute,
      secondFactorsRoute,
      auditRoute,
      ...partRoutes,
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
    router: ReturnType<typeof createDeskRouter>;
  }
}
