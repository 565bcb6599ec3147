import { Suspense, useRef, useSyncExternalStore } from 'react';
import { useSession } from '../../lib/session.ts';
import { sessionLoss } from '../../lib/session-loss.ts';
import { SignInAgainDialog } from './routes.ts';

/** Asks to sign in again on top of the page when the session has ended, so that the page can go on where it was. What it asks
 * with is fetched then: the loss was an answer of the server, so there is a line. */
export function SignInAgain() {
  const lost = useSyncExternalStore(sessionLoss.subscribe, sessionLoss.isLost);
  const { data: session } = useSession();
  const before = useRef<{ id: string; username: string } | null>(null);
  if (session?.person && !lost) before.current = session.person;
  if (!lost || before.current === null) return null;
  return (
    <Suspense fallback={null}>
      <SignInAgainDialog before={before.current} />
    </Suspense>
  );
}
