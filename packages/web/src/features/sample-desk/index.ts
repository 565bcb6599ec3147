import { withTexts } from '../../lib/texts.ts';
import { deskLink } from '../../ui/desk/desk-link.ts';
import type { DeskPart } from '../../ui/desk/desk-part.ts';
import { pageOf } from '../../ui/page-of.ts';
import { routes } from './routes.ts';
import { nameTexts, noticeTexts, pageTexts } from './texts.ts';

/** The day's list with one appointment open beside it. */
const appointmentLink = (open: string) => deskLink({ to: '/lam-viec/lich-hen', search: { open } });

/** Appointments on the desk: those of the day, and the answer to a request. */
export const sampleDesk: DeskPart<typeof routes> = {
  system: 'sample',
  routes,
  rail: [
    {
      id: 'appointments',
      link: deskLink({ to: '/lam-viec/lich-hen' }),
      permission: 'sample.appointment.list',
      icon: 'M4 5h16v15H4zM4 10h16M8 3v4M16 3v4M12 13v3l2 1',
    },
  ],
  search: [],
  work: {
    link: ({ subjectId }) => appointmentLink(subjectId),
    Panel: pageOf(
      withTexts([pageTexts], async () => (await import('./appointments/appointment-panel.tsx')).AppointmentPanel),
    ),
    actions: [],
    kindName: ({ name }) => name,
  },
  notice: {
    link: ({ subjectId }) => (subjectId === null ? null : appointmentLink(subjectId)),
  },
  keys: [],
  texts: { names: nameTexts, pages: pageTexts, notices: noticeTexts },
};
