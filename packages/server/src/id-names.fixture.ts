import * as root from '@dongbo/contract';
import { allEndpoints, contracts } from '@dongbo/contract/all';

/** Names under which the contract's branded ids stand in paths and inputs: `DossierId` is `dossierId`. */
const branded = new Set(
  [root, ...Object.values(contracts)]
    .flatMap((module) => Object.keys(module))
    .filter((name) => /^[A-Z]\w*Id$/.test(name))
    .map((name) => name.charAt(0).toLowerCase() + name.slice(1)),
);

const overHttp = allEndpoints.filter(({ access }) => access !== 'system');

/** Every id that stands in the path of an operation over HTTP.
 * @throws Error when one is no branded id of the contract: tests that replace ids would pass it over. */
export const idsInPaths: readonly string[] = [
  ...new Set(overHttp.flatMap(({ path }) => root.pathParameters(path)).filter((name) => name.endsWith('Id'))),
];
const stranger = idsInPaths.find((name) => !branded.has(name));
if (stranger !== undefined) throw new Error(`:${stranger} stands in a path but is no branded id of the contract`);
