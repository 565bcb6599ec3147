import { listNotices } from '../../lib/endpoints.ts';
import { withTexts } from '../../lib/texts.ts';
import { pageOf } from '../../ui/page-of.ts';
import { portalRoute } from '../../ui/portal-part.ts';
import type { FirstLoad, PortalPart, PortalRoute } from '../../ui/portal-part.ts';
import { parts } from './parts.ts';

/** A route of the whole portal. Its files stand below `src`; its texts are files too, with `*` for the language. */
export interface PlacedRoute extends PortalRoute {
  readonly texts: readonly string[];
}

const folderOf = ({ system }: PortalPart) => `features/${system}-portal`;

/** What pages of a part load first, as the whole portal names it. */
const placed = (part: PortalPart, { files, reads, texts = [] }: FirstLoad) => ({
  files: files.map((file) => `${folderOf(part)}/${file}`),
  texts: [`${folderOf(part)}/texts/*.ts`, ...texts.map((kind) => `contract/texts/*/${part.system}/${kind}.json`)],
  reads,
});

const homes = parts.flatMap((part) => (part.home === null ? [] : [placed(part, part.home)]));

const MyPage = pageOf(async () => {
  const [{ MyPage: Page }] = await Promise.all([
    import('./my-page.tsx'),
    ...parts.map(({ home }) => home?.Section.fetch()),
  ]);
  return Page;
});

const NoticesPage = pageOf(
  withTexts(
    parts.flatMap(({ texts }) => [texts.pages, texts.notices]),
    async () => (await import('./notices-page.tsx')).NoticesPage,
  ),
);

const shellRoutes: readonly PlacedRoute[] = [
  {
    ...portalRoute({
      path: '/cua-toi',
      Page: MyPage,
      files: ['app/portal/my-page.tsx', ...homes.flatMap(({ files }) => files)],
      reads: homes.flatMap(({ reads }) => reads),
    }),
    texts: homes.flatMap(({ texts }) => texts),
  },
  {
    ...portalRoute({
      path: '/cua-toi/thong-bao',
      Page: NoticesPage,
      files: ['app/portal/notices-page.tsx'],
      reads: [`${listNotices.path}?limit=20`],
    }),
    texts: parts.flatMap((part) => placed(part, { files: [], reads: [], texts: ['notices'] }).texts),
  },
];

/** The addresses of the portal behind the sign-in: the shell's own and those of the systems. The build reads this list
 * too (build/first-load.ts). */
export const routes: readonly PlacedRoute[] = [
  ...shellRoutes,
  ...parts.flatMap((part) => part.routes.map((route) => ({ ...route, ...placed(part, route) }))),
];
