import { checkResultPage } from './check-result-page.ts';
import { contactPage } from './contact-page.ts';
import { helpPage } from './help-page.ts';
import { homePage } from './home-page.ts';
import { lookUpPage } from './look-up-page.ts';
import type { PublicPage } from './page.ts';
import { procedurePage } from './procedure-page.ts';
import { searchPage } from './search-page.ts';
import { siteMapPage } from './site-map-page.ts';

export { readablePaths } from './site-map-page.ts';
export { errorPage } from './error-page.ts';
export type { PageAnswer, PageContext } from './page.ts';

/** The pages that the server writes itself and that work without script; in both spaces. */
export const publicPages: readonly PublicPage[] = [
  homePage,
  searchPage,
  procedurePage,
  lookUpPage,
  checkResultPage,
  contactPage,
  helpPage,
  siteMapPage,
];
