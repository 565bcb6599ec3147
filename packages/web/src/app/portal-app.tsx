import { Suspense, lazy } from 'react';
import { Route, Router, Switch } from 'wouter';
import { spacePrefix } from '../lib/space.ts';
import { Loading } from '../ui/states.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PortalFrame } from './portal-frame.tsx';
import { RequireSession } from './require-session.tsx';
import { SignInPage } from './sign-in-page.tsx';

const FilingPages = lazy(async () => ({ default: (await import('../features/filing/filing-pages.tsx')).FilingPages }));
const StartPage = lazy(async () => ({ default: (await import('../features/filing/start-page.tsx')).StartPage }));
const SubmittedPage = lazy(async () => ({
  default: (await import('../features/filing/submitted-page.tsx')).SubmittedPage,
}));
const MyPage = lazy(async () => ({ default: (await import('../features/dossiers/my-page.tsx')).MyPage }));
const DossierPage = lazy(async () => ({
  default: (await import('../features/dossiers/dossier-page.tsx')).DossierPage,
}));

/** The citizen's part of the portal: signing in, filing, following. Everything that is only read is written by the server. */
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
      <Route path="/nop-ho-so/ban-nhap/:draftId/*?">
        {({ draftId }) => <FilingPages key={draftId} draftId={draftId} />}
      </Route>
      <Route path="/nop-ho-so/da-nop/:dossierId">{({ dossierId }) => <SubmittedPage dossierId={dossierId} />}</Route>
      <Route path="/nop-ho-so/:code">{({ code }) => <StartPage code={code} />}</Route>
      <Route path="/cua-toi" component={MyPage} />
      <Route path="/cua-toi/ho-so/:dossierId">
        {({ dossierId }) => <DossierPage key={dossierId} dossierId={dossierId} />}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
