import type { SystemName } from '@dongbo/contract';
import { listNotices } from '../../lib/endpoints.ts';
import { withTexts } from '../../lib/texts.ts';
import { pageOf } from '../../ui/page-of.ts';
import type { LazyPage } from '../../ui/page-of.ts';
import type { FirstLoad, PortalPart } from '../../ui/portal-part.ts';
import { parts } from './parts.ts';
import { factorTexts } from '../../ui/second-factor/texts.ts';
import { activationTexts, noticeTexts, signInTexts, signUpTexts } from './texts.ts';

/** What one system, or the shell (null), lets an address begin with. Files stand below `src`; texts are files too, with `*`
 * for the language. */
export interface PlacedLoad extends Required<Omit<FirstLoad, 'further'>> {
  readonly system: SystemName | null;
}

/** A route of the whole portal. */
export interface PlacedRoute {
  /** The system that the page is of; null for those of the shell. */
  readonly system: SystemName | null;
  readonly path: string;
  readonly Page: LazyPage<Readonly<Record<string, string>>>;
  readonly loads: readonly PlacedLoad[];
}

const folderOf = ({ system }: PortalPart) => `features/${system}-portal`;

/** What pages of a part load first, as the whole portal names it. */
const placed = (part: PortalPart, { files, reads, texts = [], further = [] }: FirstLoad): PlacedLoad => ({
  system: part.system,
  files: files.map((file) => `${folderOf(part)}/${file}`),
  texts: [
    `${folderOf(part)}/texts/*.ts`,
    ...further.map((folder) => `${folderOf(part)}/texts/${folder}/*.ts`),
    ...texts.map((kind) => `contract/texts/*/${part.system}/${kind}.json`),
  ],
  reads,
});

const ofShell = (load: Pick<FirstLoad, 'files' | 'reads'>): PlacedLoad => ({ system: null, texts: [], ...load });

/** Where the systems show what they hold of a person. */
export const myPath = '/cua-toi';

/** Where somebody signs in. */
export const signInRoute: PlacedRoute = {
  system: null,
  path: '/dang-nhap',
  Page: pageOf(withTexts([signInTexts], async () => (await import('./sign-in-page.tsx')).SignInPage)),
  loads: [
    { ...ofShell({ files: ['app/portal/sign-in-page.tsx'], reads: [] }), texts: ['app/portal/texts/sign-in/*.ts'] },
  ],
};

/** Where somebody chooses a password by a one-time link. */
export const activationRoute: PlacedRoute = {
  system: null,
  path: '/kich-hoat',
  Page: pageOf(
    withTexts([activationTexts], async () => (await import('./activation/activation-page.tsx')).ActivationPage),
  ),
  loads: [
    {
      ...ofShell({ files: ['app/portal/activation/activation-page.tsx'], reads: [] }),
      texts: ['app/portal/texts/activation/*.ts'],
    },
  ],
};

/** Where citizens and businesses make an account, and where they choose a new password by a code. */
const signUpRoutes: readonly PlacedRoute[] = [
  {
    system: null,
    path: '/dang-ky',
    Page: pageOf(withTexts([signUpTexts], async () => (await import('./sign-up/sign-up-page.tsx')).SignUpPage)),
    loads: [
      {
        ...ofShell({ files: ['app/portal/sign-up/sign-up-page.tsx'], reads: [] }),
        texts: ['app/portal/texts/sign-up/*.ts'],
      },
    ],
  },
  {
    system: null,
    path: '/quen-mat-khau',
    Page: pageOf(withTexts([signUpTexts], async () => (await import('./sign-up/forgotten-page.tsx')).ForgottenPage)),
    loads: [
      {
        ...ofShell({ files: ['app/portal/sign-up/forgotten-page.tsx'], reads: [] }),
        texts: ['app/portal/texts/sign-up/*.ts'],
      },
    ],
  },
];

/** The pages of the portal that need no session. */
export const openRoutes: readonly PlacedRoute[] = [signInRoute, activationRoute, ...signUpRoutes];

/** The same question on top of a page whose session has ended; it comes with the page of signing in. */
export const SignInAgainDialog = pageOf(
  withTexts([signInTexts], async () => (await import('./sign-in-page.tsx')).SignInAgainDialog),
);

const shellRoutes: readonly PlacedRoute[] = [
  {
    system: null,
    path: myPath,
    Page: pageOf(withTexts([noticeTexts], async () => (await import('./my-page.tsx')).MyPage)),
    loads: [
      { ...ofShell({ files: ['app/portal/my-page.tsx'], reads: [] }), texts: ['app/portal/texts/notices/*.ts'] },
      ...parts.flatMap((part) => (part.home === null ? [] : [placed(part, part.home)])),
    ],
  },
  {
    system: null,
    path: '/cua-toi/dang-xuat',
    Page: pageOf(withTexts([signInTexts], async () => (await import('./sign-out-page.tsx')).SignOutPage)),
    loads: [
      { ...ofShell({ files: ['app/portal/sign-out-page.tsx'], reads: [] }), texts: ['app/portal/texts/sign-in/*.ts'] },
    ],
  },
  {
    system: null,
    path: '/cua-toi/cach-nhan-tin',
    Page: pageOf(
      withTexts([noticeTexts], async () => (await import('./message-ways/message-ways-page.tsx')).MessageWaysPage),
    ),
    loads: [
      {
        ...ofShell({ files: ['app/portal/message-ways/message-ways-page.tsx'], reads: ['/message-ways'] }),
        texts: ['app/portal/texts/notices/*.ts'],
      },
    ],
  },
  {
    system: null,
    path: '/cua-toi/tin-mo-phong',
    Page: pageOf(
      withTexts(
        [noticeTexts],
        async () => (await import('./message-ways/simulated-messages-page.tsx')).SimulatedMessagesPage,
      ),
    ),
    loads: [
      {
        ...ofShell({
          files: ['app/portal/message-ways/simulated-messages-page.tsx'],
          reads: ['/my/simulated-messages'],
        }),
        texts: ['app/portal/texts/notices/*.ts'],
      },
    ],
  },
  {
    system: null,
    path: '/cua-toi/xac-thuc',
    Page: pageOf(withTexts([factorTexts], async () => (await import('./second-factors-page.tsx')).SecondFactorsPage)),
    loads: [
      {
        ...ofShell({ files: ['app/portal/second-factors-page.tsx'], reads: ['/second-factors'] }),
        texts: ['ui/second-factor/texts/*.ts'],
      },
    ],
  },
  {
    system: null,
    path: '/cua-toi/thong-bao',
    Page: pageOf(
      withTexts(
        [noticeTexts, ...parts.flatMap(({ texts }) => [texts.pages, texts.notices])],
        async () => (await import('./notices-page.tsx')).NoticesPage,
      ),
    ),
    loads: [
      {
        ...ofShell({ files: ['app/portal/notices-page.tsx'], reads: [`${listNotices.path}?limit=20`] }),
        texts: ['app/portal/texts/notices/*.ts'],
      },
      ...parts.map((part) => placed(part, { files: [], reads: [], texts: ['notices'] })),
    ],
  },
];

/** The addresses of the portal behind the sign-in: the shell's own and those of the systems. The build reads this list
 * too (build/first-load.ts). */
export const routes: readonly PlacedRoute[] = [
  ...shellRoutes,
  ...parts.flatMap((part) =>
    part.routes.map((route) => ({
      system: part.system,
      path: route.path,
      Page: route.Page,
      loads: [placed(part, route)],
    })),
  ),
];
