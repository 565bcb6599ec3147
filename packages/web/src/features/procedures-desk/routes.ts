import {
  channels,
  dossierDays,
  dossierStandings,
  figureGroups,
  heldUseFigures,
  heldUseGroups,
} from '@dongbo/contract/procedures';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withTexts } from '../../lib/texts.ts';
import { deskRoot } from '../../ui/desk/desk-root.ts';
import { day, id, oneOf, searchOf, text } from '../../ui/desk/search-params.ts';
import {
  bundleTexts,
  digitisationTexts,
  counterSupplementTexts,
  heldUseTexts,
  intakeTexts,
  lateSoonTexts,
  pageTexts,
  referralTexts,
  scanTexts,
  sidePathTexts,
  manyTexts,
  siteCheckTexts,
  visitTexts,
} from './texts.ts';

/** A page with the texts of the part. */
const page = <Module>(load: () => Promise<Module>) => withTexts([pageTexts], load);

const getParentRoute = () => deskRoot;

const counterRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/quay',
  validateSearch: searchOf({ procedure: text }),
  component: lazyRouteComponent(
    withTexts([pageTexts, intakeTexts, visitTexts, scanTexts], () => import('./counter/counter-page.tsx')),
    'CounterPage',
  ),
});

const counterSupplementRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/quay/bo-sung',
  component: lazyRouteComponent(
    withTexts(
      [pageTexts, sidePathTexts, counterSupplementTexts],
      () => import('./counter-supplements/counter-supplement-page.tsx'),
    ),
    'CounterSupplementPage',
  ),
});

const dossiersRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/ho-so',
  validateSearch: searchOf({
    q: text,
    state: oneOf(dossierStandings),
    procedure: text,
    words: text,
    unit: id,
    channel: oneOf(channels),
    mine: oneOf(['yes']),
    settles: id,
    handler: id,
    by: oneOf(dossierDays),
    from: day,
    to: day,
  }),
  component: lazyRouteComponent(
    page(() => import('./dossiers/dossiers-page.tsx')),
    'DossiersPage',
  ),
});

const dossierRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/ho-so/$dossierId',
  component: lazyRouteComponent(
    page(() => import('./dossier/dossier-page.tsx')),
    'DossierPage',
  ),
});

const referralRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/phoi-hop/$referralId',
  component: lazyRouteComponent(
    withTexts([pageTexts, referralTexts], () => import('./referrals/referral-page.tsx')),
    'ReferralPage',
  ),
});

const siteCheckRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/kiem-tra/$siteCheckId',
  component: lazyRouteComponent(
    withTexts([pageTexts, siteCheckTexts], () => import('./site-checks/site-check-page.tsx')),
    'SiteCheckPage',
  ),
});

const handOverRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/ban-giao',
  component: lazyRouteComponent(
    withTexts([pageTexts, bundleTexts], () => import('./bundles/hand-over-page.tsx')),
    'HandOverPage',
  ),
});

const bundleRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/ban-giao/$bundleId',
  component: lazyRouteComponent(
    withTexts([pageTexts, bundleTexts], () => import('./bundles/bundle-page.tsx')),
    'BundlePage',
  ),
});

const batchRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/nhieu-ho-so/$batchId',
  component: lazyRouteComponent(
    withTexts([pageTexts, manyTexts], () => import('./many/batch-page.tsx')),
    'BatchPage',
  ),
});

const trackingBookRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/so-theo-doi',
  validateSearch: searchOf({ unit: text, from: day, to: day }),
  component: lazyRouteComponent(
    page(() => import('./tracking-book/tracking-book-page.tsx')),
    'TrackingBookPage',
  ),
});

const feeBookRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/thu-phi',
  validateSearch: searchOf({ unit: text, from: day, to: day }),
  component: lazyRouteComponent(
    page(() => import('./fees/fee-book-page.tsx')),
    'FeeBookPage',
  ),
});

const figuresRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/so-lieu',
  validateSearch: searchOf({ group: oneOf(figureGroups), unit: id, from: day, to: day }),
  component: lazyRouteComponent(
    page(() => import('./figures/figures-page.tsx')),
    'FiguresPage',
  ),
});

const heldUseRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/giay-to-da-co',
  validateSearch: searchOf({
    group: oneOf(heldUseGroups),
    from: day,
    to: day,
    figure: oneOf(heldUseFigures),
    row: text,
  }),
  component: lazyRouteComponent(
    withTexts([pageTexts, heldUseTexts], () => import('./held-use/held-use-page.tsx')),
    'HeldUsePage',
  ),
});

const lateSoonRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/sap-tre',
  component: lazyRouteComponent(
    withTexts([pageTexts, lateSoonTexts], () => import('./late-soon/late-soon-page.tsx')),
    'LateSoonPage',
  ),
});

const digitisationRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/so-hoa',
  validateSearch: searchOf({ group: oneOf(['unit', 'procedure'] as const), from: day, to: day }),
  component: lazyRouteComponent(
    withTexts([pageTexts, digitisationTexts], () => import('./digitisation/digitisation-page.tsx')),
    'DigitisationPage',
  ),
});

const catalogueRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/danh-muc',
  validateSearch: searchOf({ q: text, code: text }),
  component: lazyRouteComponent(
    page(() => import('./catalogue/catalogue-page.tsx')),
    'CataloguePage',
  ),
});

export const routes = [
  counterRoute,
  counterSupplementRoute,
  dossiersRoute,
  dossierRoute,
  referralRoute,
  siteCheckRoute,
  handOverRoute,
  bundleRoute,
  batchRoute,
  digitisationRoute,
  trackingBookRoute,
  feeBookRoute,
  figuresRoute,
  heldUseRoute,
  lateSoonRoute,
  catalogueRoute,
] as const;
