import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withTexts } from '../../lib/texts.ts';
import { deskRoot } from '../../ui/desk/desk-root.ts';
import { day, searchOf, text } from '../../ui/desk/search-params.ts';
import { pageTexts } from './texts.ts';

const appointmentsRoute = createRoute({
  getParentRoute: () => deskRoot,
  path: '/lam-viec/lich-hen',
  /** `open`: what stands beside the list. */
  validateSearch: searchOf({ day, open: text }),
  component: lazyRouteComponent(
    withTexts([pageTexts], () => import('./appointments/appointments-page.tsx')),
    'AppointmentsPage',
  ),
});

export const routes = [appointmentsRoute] as const;
