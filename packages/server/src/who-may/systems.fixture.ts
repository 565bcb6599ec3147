import { administrationRows } from './administration.fixture.ts';
import type { SystemRows } from './sample-row.fixture.ts';
import { kernelRows } from './kernel.fixture.ts';
import { proceduresRows } from './procedures.fixture.ts';
import { sampleSystemRows } from './sample-system.fixture.ts';

/** Every system of the contract; a new one adds its line. */
export const systemRows: readonly SystemRows[] = [kernelRows, proceduresRows, administrationRows, sampleSystemRows];

/** Server-written pages of all systems, and the desk. */
export const pagesOf = (code: string): Readonly<Record<string, string>> =>
  Object.assign({}, ...systemRows.map(({ pages }) => pages(code)));

/** Addresses of the portal of all systems. */
export const portalOf = (code: string): readonly string[] => systemRows.flatMap(({ portal }) => portal(code));

/** What belongs to no space and shows nothing of any person: health, figures, the description of the interface, assets, what
 * search engines and finders of faults ask for. */
export const houseAddresses = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/openapi.json',
  '/assets/*',
  '/goi-y.js',
  '/kiem-tra-tep.js',
  '/robots.txt',
  '/sitemap.xml',
  '/.well-known/security.txt',
] as const;
