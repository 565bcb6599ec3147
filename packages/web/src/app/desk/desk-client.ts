import type { QueryClient } from '@tanstack/react-query';
import { isHandsOff } from '../../lib/background-header.ts';
import { hasCode } from '../../lib/problem.ts';
import { createQueryClient } from '../../lib/query-client.ts';
import { sessionLoss } from '../../lib/session-loss.ts';
import { sessionQuery } from '../../lib/session.ts';
import { followServerClock } from '../../ui/desk/desk-clock.ts';
import { idleWatch } from './shell/idle-watch.ts';

/** The page's query client, listening also for what the whole desk has to know: that the session is lost (writes notice
 * it as well as reads), that it was just used, and what time it is on the server. */
export function createDeskClient(): QueryClient {
  const client = createQueryClient();
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    // What the page reads by itself is no use of it.
    if (!isHandsOff()) idleWatch.used();
    if (event.query.queryKey[0] !== 'session') return;
    const session = client.getQueryData(sessionQuery.queryKey);
    if (session !== undefined) followServerClock(session.now);
  });
  client.getMutationCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    if (event.action.type === 'success') idleWatch.used();
    if (event.action.type === 'error' && hasCode(event.action.error, 'not-signed-in')) sessionLoss.report();
  });
  return client;
}
