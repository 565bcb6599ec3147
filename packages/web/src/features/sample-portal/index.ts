import { withTexts } from '../../lib/texts.ts';
import { pageOf } from '../../ui/page-of.ts';
import { portalRoute } from '../../ui/portal-part.ts';
import type { PortalPart } from '../../ui/portal-part.ts';
import { listMyAppointments } from './endpoints.ts';
import { noticeTexts, pageTexts } from './texts.ts';

const path = '/cua-toi/lich-hen';

/** Appointments on the portal: asking for one, and mine with their slips. */
export const samplePortal: PortalPart = {
  system: 'sample',
  routes: [
    portalRoute({
      path,
      Page: pageOf(
        withTexts([pageTexts], async () => (await import('./appointments/appointments-page.tsx')).AppointmentsPage),
      ),
      files: ['appointments/appointments-page.tsx'],
      reads: [`${listMyAppointments.path}?limit=20`],
    }),
  ],
  menu: [],
  home: {
    Section: pageOf(
      withTexts([pageTexts], async () => (await import('./appointments/my-appointments.tsx')).MyAppointments),
    ),
    files: ['appointments/my-appointments.tsx'],
    reads: [],
  },
  Purpose: null,
  notice: { link: () => path },
  texts: { pages: pageTexts, notices: noticeTexts },
};
