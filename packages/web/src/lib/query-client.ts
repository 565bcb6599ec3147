import { QueryCache, QueryClient } from '@tanstack/react-query';
import { hasCode, problemOf } from './problem.ts';
import { sessionLoss } from './session-loss.ts';

/** Server state of a page. What the server has refused is not asked again; a lost connection is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (hasCode(error, 'not-signed-in')) sessionLoss.report();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && ['unavailable', 'internal-error'].includes(problemOf(error).code),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
