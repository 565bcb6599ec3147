import { Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { spacePrefix } from '../../lib/space.ts';
import type { PortalRoute } from '../../ui/portal-part.ts';
import { Loading } from '../../ui/states.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PortalFrame } from './portal-frame.tsx';
import { RequireSession } from './require-session.tsx';
import { routes } from './routes.ts';
import { SignInPage } from './sign-in-page.tsx';

/** What of an address is the same for everything that the route leads to. */
const beginningOf = ({ path }: PortalRoute): string => path.replace(/[:*].*$/, '');

/** Fetches the page of an address (below the space's prefix) before anything is drawn. A part that cannot be fetched is
 * spoken of when it is drawn. */
export async function preparePage(path: string): Promise<void> {
  const [route] = routes
    .filter((one) => path.startsWith(beginningOf(one)))
    .toSorted((a, b) => beginningOf(b).length - beginningOf(a).length);
  await route?.Page.fetch().catch(() => undefined);
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
              <Route path="/dang-nhap" component={SignInPage} />
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
      {routes.map(({ path, Page }) => (
        <Route key={path} path={path}>
          {(params) => {
            const names = Object.entries(params).filter(([name, value]) => /^[a-z]/i.test(name) && value !== undefined);
            // Another dossier is another page: nothing typed for one may stay for the next.
            return <Page key={names.join()} {...Object.fromEntries(names)} />;
          }}
        </Route>
      ))}
      <Route component={NotFoundPage} />
    </Switch>
  );
}
