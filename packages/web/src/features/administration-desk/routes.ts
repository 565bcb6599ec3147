import { accountStates } from '@dongbo/contract/administration';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withTexts } from '../../lib/texts.ts';
import { deskRoot } from '../../ui/desk/desk-root.ts';
import { id, oneOf, searchOf, text } from '../../ui/desk/search-params.ts';
import { shownRights } from './rights/shown-rights.ts';
import { pageTexts, rightsTexts } from './texts.ts';
import { unitKinds } from './units/unit-kinds.ts';

const peopleRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/tai-khoan',
  validateSearch: searchOf({ q: text, unit: id, role: text, state: oneOf(accountStates) }),
  component: lazyRouteComponent(
    withTexts([pageTexts], () => import('./people/people-page.tsx')),
    'PeoplePage',
  ),
});

const newPersonRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/tai-khoan/moi',
  component: lazyRouteComponent(
    withTexts([pageTexts], () => import('./people/new-person-page.tsx')),
    'NewPersonPage',
  ),
});

const personRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/tai-khoan/$personId',
  component: lazyRouteComponent(
    withTexts([pageTexts], () => import('./people/person-page.tsx')),
    'PersonPage',
  ),
});

const campaignsRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/dot-phan-quyen',
  component: lazyRouteComponent(
    withTexts([pageTexts], () => import('./campaigns/campaigns-page.tsx')),
    'CampaignsPage',
  ),
});

const campaignRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/dot-phan-quyen/$campaignId',
  component: lazyRouteComponent(
    withTexts([pageTexts], () => import('./campaigns/campaign-page.tsx')),
    'CampaignPage',
  ),
});

const rightsRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/quyen',
  /** `person`: whose rights stand there instead of the list. */
  validateSearch: searchOf({ person: id, show: oneOf(shownRights) }),
  component: lazyRouteComponent(
    withTexts([pageTexts, rightsTexts], () => import('./rights/rights-page.tsx')),
    'RightsPage',
  ),
});

const rolesRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/vai-tro',
  validateSearch: searchOf({ open: text }),
  component: lazyRouteComponent(
    withTexts([pageTexts, rightsTexts], () => import('./rights/roles-page.tsx')),
    'RolesPage',
  ),
});

const delegationsRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/uy-quyen',
  component: lazyRouteComponent(
    withTexts([pageTexts, rightsTexts], () => import('./delegations/delegations-page.tsx')),
    'DelegationsPage',
  ),
});

const coverageRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/do-phu-quyen',
  validateSearch: searchOf({ unit: id, field: text, procedure: text, people: oneOf(['none', 'one']) }),
  component: lazyRouteComponent(
    withTexts([pageTexts, rightsTexts], () => import('./covering/coverage-page.tsx')),
    'CoveragePage',
  ),
});

const unitsRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/don-vi',
  validateSearch: searchOf({ q: text, kind: oneOf(unitKinds), ended: oneOf(['co']) }),
  component: lazyRouteComponent(
    withTexts([pageTexts], () => import('./units/units-page.tsx')),
    'UnitsPage',
  ),
});

const unitRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/don-vi/$unitId',
  component: lazyRouteComponent(
    withTexts([pageTexts], () => import('./units/unit-page.tsx')),
    'UnitPage',
  ),
});

export const routes = [
  campaignsRoute,
  campaignRoute,
  peopleRoute,
  newPersonRoute,
  personRoute,
  rightsRoute,
  rolesRoute,
  coverageRoute,
  delegationsRoute,
  unitsRoute,
  unitRoute,
] as const;
