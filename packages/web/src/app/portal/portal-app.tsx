import { Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { ProblemError } from '@dongbo/contract';
import type { Session } from '@dongbo/contract';
import { spacePrefix } from '../../lib/space.ts';
import { FailedPage, Loading } from '../../ui/states.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { parts } from './parts.ts';
import { PortalFrame } from './portal-frame.tsx';
import { RequireSession } from './require-session.tsx';
import { beginningOf } from '../../ui/portal-part.ts';
import { myPath, openRoutes, routes } from './routes.ts';
import type { PlacedRoute } from './routes.ts';
import { useOpenParts } from './use-open-parts.ts';

/** Fetches the page of an address (below the space's prefix) before anything is drawn, with what the open systems show on it.
 * A part that cannot be fetched is spoken of when it is drawn. */
export async function preparePage(path: string, session: Promise<Session | undefined>): Promise<void> {
  const [route] = [...openRoutes, ...routes]
    .filter((one) => path.startsWith(beginningOf(one)))
    .toSorted((a, b) => beginningOf(b).length - beginningOf(a).length);
  const fetching = route?.Page.fetch().catch(() => undefined);
  if (route?.path === myPath) {
    const systems = (await session)?.systems ?? [];
    const open = parts.filter(({ system }) => systems.some((one) => one.system === system));
    const sections = open.flatMap(({ home }) => (home === null ? [] : [home.Section]));
    await Promise.all(sections.map((section) => section.fetch().catch(() => undefined)));
  }
  await fetching;
}

/** The citizen's part of the portal: signing in, and the pages of the systems. Everything that is only read is written by
 * the server. */
export function PortalApp() {
  return (
    <Router base={spacePrefix}>
      <PortalFrame>
        <PageBoundary>
          <Suspense fallback={<Loading />}>
            <Switch>
              {openRoutes.map(({ path, Page }) => (
                <Route key={path} path={path}>
                  <Page />
                </Route>
              ))}
              <Route>
                <RequireSession>
                  <SignedInPages />
                </RequireSession>
              </Route>
            </Switch>
          </Suspense>
        </PageBoundary>
      </PortalFrame>
    </Router>
  );
}

function SignedInPages() {
  return (
    <Switch>
      {routes.map((route) => (
        <Route key={route.path} path={route.path}>
          {(params) => {
            const names = Object.entries(params).flatMap(([name, value]) =>
              /^[a-z]/i.test(name) && value !== undefined ? [[name, value] as const] : [],
            );
            // Another dossier is another page: nothing typed for one may stay for the next.
            return <OpenPage key={names.join()} route={route} names={Object.fromEntries(names)} />;
          }}
        </Route>
      ))}
      <Route component={NotFoundPage} />
    </Switch>
  );
}

interface OpenPageProps {
  readonly route: PlacedRoute;
  readonly names: Readonly<Record<string, string>>;
}

/** The page of an address, unless its system is closed in this space. */
function OpenPage({ route: { system, Page }, names }: OpenPageProps) {
  const isOpen = useOpenParts().some((part) => part.system === system);
  if (system === null || isOpen) return <Page {...names} />;
  const closed = {
    type: 'about:blank',
    status: 423,
    code: 'system-closed',
    title: 'closed',
    facts: { system },
  } as const;
  return <FailedPage error={new ProblemError(closed)} />;
}
