import type { Endpoint } from './endpoint.ts';
import * as identity from './identity/endpoints.ts';
import * as catalogue from './procedures/catalogue.ts';
import * as filing from './procedures/filing.ts';
import * as settling from './procedures/settling.ts';
import * as work from './work/endpoints.ts';

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'access' in value && 'path' in value && 'refusals' in value;
}

/** Every endpoint of the program, in the order of the files. */
export const allEndpoints: readonly Endpoint[] = [identity, work, catalogue, filing, settling].flatMap((module) =>
  Object.values<unknown>(module).filter(isEndpoint),
);
