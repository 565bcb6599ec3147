import { DossierState } from '@dongbo/contract/procedures';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { deskRoot } from '../../ui/desk/desk-root.ts';
import { day, text } from '../../ui/desk/search-params.ts';

const getParentRoute = () => deskRoot;

const counterRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/quay',
  validateSearch: z.object({ procedure: text }),
  component: lazyRouteComponent(() => import('./counter/counter-page.tsx'), 'CounterPage'),
});

const dossiersRoute = createRoute({
  getParentRoute,
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
  getParentRoute,
  path: '/lam-viec/ho-so/$dossierId',
  component: lazyRouteComponent(() => import('./dossier/dossier-page.tsx'), 'DossierPage'),
});

const trackingBookRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/so-theo-doi',
  validateSearch: z.object({ unit: text, from: day, to: day }),
  component: lazyRouteComponent(() => import('./tracking-book/tracking-book-page.tsx'), 'TrackingBookPage'),
});

const catalogueRoute = createRoute({
  getParentRoute,
  path: '/lam-viec/danh-muc',
  validateSearch: z.object({ q: text, code: text }),
  component: lazyRouteComponent(() => import('./catalogue/catalogue-page.tsx'), 'CataloguePage'),
});

export const routes = [counterRoute, dossiersRoute, dossierRoute, trackingBookRoute, catalogueRoute] as const;
