import { portalMenu } from '@dongbo/contract/procedures';
import { getDraft, getMyDossier, getMySupplement, listDrafts, listMyDossiers } from './endpoints.ts';
import { listMyOpenings, listMyPapers } from './my-papers/endpoints.ts';
import { myPaperTexts } from './my-papers/my-paper-texts.ts';
import { withTexts } from '../../lib/texts.ts';
import { pageOf } from '../../ui/page-of.ts';
import { portalRoute } from '../../ui/portal-part.ts';
import type { PortalPart } from '../../ui/portal-part.ts';
import { feeTexts, followTexts, nextTexts, noticeTexts, pageTexts } from './texts.ts';

const DossierPage = pageOf(
  withTexts([pageTexts, followTexts, nextTexts], async () => (await import('./dossiers/dossier-page.tsx')).DossierPage),
);
const FilingPages = pageOf(withTexts([pageTexts], async () => (await import('./filing/filing-pages.tsx')).FilingPages));
const StartPage = pageOf(
  withTexts([pageTexts, followTexts], async () => (await import('./filing/start-page.tsx')).StartPage),
);
const SubmittedPage = pageOf(
  withTexts([pageTexts, followTexts], async () => (await import('./filing/submitted-page.tsx')).SubmittedPage),
);
const SupplementPage = pageOf(
  withTexts(
    [pageTexts, followTexts],
    async () => (await import('./dossiers/supplement/supplement-page.tsx')).SupplementPage,
  ),
);
const SimulatorPage = pageOf(
  withTexts([pageTexts, feeTexts], async () => (await import('./fees/simulator-page.tsx')).SimulatorPage),
);
const MyPapersPage = pageOf(
  withTexts([pageTexts, myPaperTexts], async () => (await import('./my-papers/my-papers-page.tsx')).MyPapersPage),
);
const OpeningsPage = pageOf(
  withTexts([pageTexts, myPaperTexts], async () => (await import('./my-papers/openings-page.tsx')).OpeningsPage),
);
const MyDossiers = pageOf(
  withTexts([pageTexts, followTexts], async () => (await import('./dossiers/my-dossiers.tsx')).MyDossiers),
);

/** Filing and following on the portal. */
export const proceduresPortal: PortalPart = {
  system: 'procedures',
  routes: [
    portalRoute({
      path: '/nop-ho-so/ban-nhap/:draftId/*?',
      Page: FilingPages,
      files: ['filing/filing-pages.tsx'],
      reads: [getDraft.path],
    }),
    portalRoute({
      path: '/nop-ho-so/da-nop/:dossierId',
      Page: SubmittedPage,
      files: ['filing/submitted-page.tsx'],
      further: ['follow'],
      reads: [getMyDossier.path],
    }),
    portalRoute({
      path: '/nop-ho-so/:code',
      Page: StartPage,
      files: ['filing/start-page.tsx'],
      further: ['follow'],
      reads: [],
    }),
    portalRoute({
      path: '/cua-toi/ho-so/:dossierId',
      Page: DossierPage,
      files: ['dossiers/dossier-page.tsx'],
      further: ['follow'],
      reads: [getMyDossier.path],
      texts: ['next'],
    }),
    portalRoute({
      path: '/cua-toi/ho-so/:dossierId/bo-sung',
      Page: SupplementPage,
      files: ['dossiers/supplement/supplement-page.tsx'],
      further: ['follow'],
      reads: [getMySupplement.path],
    }),
    portalRoute({
      path: '/cua-toi/kho-giay-to',
      Page: MyPapersPage,
      files: ['my-papers/my-papers-page.tsx'],
      further: ['my-papers'],
      reads: [listMyPapers.path],
    }),
    portalRoute({
      path: '/cua-toi/kho-giay-to/ai-da-mo',
      Page: OpeningsPage,
      files: ['my-papers/openings-page.tsx'],
      further: ['my-papers'],
      reads: [`${listMyOpenings.path}?limit=50`],
    }),
    portalRoute({
      path: '/cong-thanh-toan-mo-phong',
      Page: SimulatorPage,
      files: ['fees/simulator-page.tsx'],
      further: ['fees'],
      reads: [],
    }),
  ],
  menu: portalMenu,
  home: {
    Section: MyDossiers,
    files: ['dossiers/my-dossiers.tsx'],
    further: ['follow'],
    reads: [listDrafts.path, `${listMyDossiers.path}?limit=20`],
  },
  Purpose: pageOf(withTexts([pageTexts, followTexts], async () => (await import('./filing/start-page.tsx')).Purpose)),
  notice: {
    link: ({ subjectId, key }) => {
      if (subjectId === null) return null;
      return key === 'draft-ends' ? `/nop-ho-so/ban-nhap/${subjectId}` : `/cua-toi/ho-so/${subjectId}`;
    },
    name: ({ key }) => (key === 'draft-ends' ? 'notice.open-draft' : 'notice.open'),
  },
  texts: { pages: pageTexts, notices: noticeTexts },
};
