import { Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { spacePrefix } from '../../lib/space.ts';
import { Loading } from '../../ui/states.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { pageOf } from '../../ui/page-of.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PortalFrame } from './portal-frame.tsx';
import { RequireSession } from './require-session.tsx';
import { SignInPage } from './sign-in-page.tsx';

const FilingPages = pageOf(
  async () => (await import('../../features/procedures-portal/filing/filing-pages.tsx')).FilingPages,
);
const StartPage = pageOf(
  async () => (await import('../../features/procedures-portal/filing/start-page.tsx')).StartPage,
);
const SubmittedPage = pageOf(
  async () => (await import('../../features/procedures-portal/filing/submitted-page.tsx')).SubmittedPage,
);
const MyPage = pageOf(async () => (await import('../../features/procedures-portal/dossiers/my-page.tsx')).MyPage);
const NoticesPage = pageOf(async () => (await import('./notices-page.tsx')).NoticesPage);
const DossierPage = pageOf(
  async () => (await import('../../features/procedures-portal/dossiers/dossier-page.tsx')).DossierPage,
);

const beginnings = [
  [/^\/nop-ho-so\/ban-nhap\//, FilingPages],
  [/^\/nop-ho-so\/da-nop\//, SubmittedPage],
  [/^\/nop-ho-so\//, StartPage],
  [/^\/cua-toi\/ho-so\//, DossierPage],
  [/^\/cua-toi\/thong-bao/, NoticesPage],
  [/^\/cua-toi/, MyPage],
] as const;

/** Fetches the page of an address (below the space's prefix) before anything is drawn. A part that cannot be fetched is
 * spoken of when it is drawn. */
export async function preparePage(path: string): Promise<void> {
  await beginnings
    .find(([pattern]) => pattern.test(path))?.[1]
    .fetch()
    .catch(() => undefined);
}

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
      <Route path="/cua-toi/thong-bao" component={NoticesPage} />
      <Route path="/cua-toi/ho-so/:dossierId">
        {({ dossierId }) => <DossierPage key={dossierId} dossierId={dossierId} />}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
