import type { Endpoint } from '@dongbo/contract';
import type { Sample } from './sample-row.fixture.ts';
import { houseAddresses } from './systems.fixture.ts';

/** What the table forgets: operations of the contract that no sample calls. */
export function operationsWithoutRow(endpoints: readonly Endpoint[], samples: readonly Sample[]): string[] {
  const called = new Set(samples.map(({ endpoint }) => endpoint.name));
  return endpoints.filter(({ access, name }) => access !== 'system' && !called.has(name)).map(({ name }) => name);
}

/** Mounted addresses that are neither an operation of the contract nor a page of the table: a download, a stream or a page that
 * somebody added beside them. */
export function addressesWithoutRow(
  mounted: readonly (readonly [method: string, path: string])[],
  endpoints: readonly Endpoint[],
  pages: readonly string[],
): string[] {
  const known = new Set([
    ...houseAddresses.map((path) => `GET ${path}`),
    ...['', '/trial'].flatMap((prefix) => [
      ...endpoints.map(({ method, path }) => `${method} ${prefix}/api${path}`),
      ...pages.map((path) => `GET ${prefix}${path}`),
    ]),
  ]);
  // HEAD is the same handler as GET.
  const asked = new Set(mounted.map(([method, path]) => `${method === 'HEAD' ? 'GET' : method} ${path}`));
  return [...asked].filter((address) => !known.has(address)).toSorted();
}
