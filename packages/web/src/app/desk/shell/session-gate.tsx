import { systemOf } from '@dongbo/contract';
import type { Session, SystemName } from '@dongbo/contract';
import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { sessionLoss } from '../../../lib/session-loss.ts';
import { useSession } from '../../../lib/session.ts';
import { withTexts } from '../../../lib/texts.ts';
import { StepUpHost } from '../../../ui/second-factor/step-up-host.tsx';
import { factorTexts } from '../../../ui/second-factor/texts.ts';
import { Await, Loading } from '../../../ui/states.tsx';
import { DeskProvider } from '../../../ui/desk/desk-context.ts';
import type { DeskState } from '../../../ui/desk/desk-context.ts';
import { EndingDialog, LostSessionDialog, SignInPage } from './sign-in.tsx';
import { useIdle } from './use-idle.ts';

const FirstStepPage = lazy(
  withTexts([factorTexts], async () => ({ default: (await import('./first-step-page.tsx')).FirstStepPage })),
);

/** Nothing of the desk without a session. A session that ends later takes nothing away: the pages stay as they are,
 * with everything typed, under a dialog that asks to sign in again. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const query = useSession();
  const [held, setHeld] = useState<Session | null>(null);
  const current = query.data;
  if (current !== undefined && current.person !== null && current !== held) setHeld(current);
  if (held !== null) {
    return (
      <SignedIn session={held} over={current?.person === null}>
        {children}
      </SignedIn>
    );
  }
  return <Await query={query}>{(session) => (session.person === null ? <SignInPage /> : null)}</Await>;
}

function SignedIn({
  session,
  over,
  children,
}: {
  readonly session: Session;
  readonly over: boolean;
  readonly children: ReactNode;
}) {
  const lost = useSyncExternalStore(sessionLoss.subscribe, sessionLoss.isLost);
  const { state, stay } = useIdle();
  const [postIndex, setPostIndex] = useState(0);
  // Stays until its codes are kept, also when the session has heard of it meanwhile.
  const isDemanded = session.firstStep !== null;
  const [hasBegun, setBegun] = useState(isDemanded);
  const [isReady, setReady] = useState(false);
  if (isDemanded && !hasBegun) setBegun(true);
  const desk = useMemo<DeskState | null>(() => {
    const { person, roles: posts, permissions, systems } = session;
    if (person === null) return null;
    const opens = (system: SystemName) =>
      system === 'kernel' || systems.some((open) => open.system === system && open.atMyUnits);
    return {
      session,
      person,
      posts,
      post: posts[postIndex] ?? posts[0] ?? null,
      choosePost: setPostIndex,
      opens,
      may: (permission) => permissions.includes(permission) && opens(systemOf(permission)),
    };
  }, [session, postIndex]);
  if (desk === null) return null;
  const gone = lost || over;
  return (
    <DeskProvider value={desk}>
      {isDemanded || (hasBegun && !isReady) ? (
        <Suspense fallback={<Loading />}>
          <FirstStepPage onReady={() => setReady(true)} />
        </Suspense>
      ) : (
        children
      )}
      <StepUpHost />
      {gone && <LostSessionDialog person={desk.person} />}
      {!gone && state === 'ending' && <EndingDialog onStay={stay} />}
    </DeskProvider>
  );
}
