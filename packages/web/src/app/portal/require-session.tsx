import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';
import { useSession } from '../../lib/session.ts';
import { spacePrefix } from '../../lib/space.ts';
import { sessionLoss } from '../../lib/session-loss.ts';
import { Await } from '../../ui/states.tsx';

/** Lets signed-in people in and sends others to sign in first. Who was in and loses the session stays on the page: the
 * dialog asks to sign in again, and nothing typed is lost. */
export function RequireSession({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const [path] = useLocation();
  const search = useSearch();
  const [wasIn, setWasIn] = useState(false);
  const isIn = session.data !== undefined && session.data.person !== null;
  if (isIn && !wasIn) setWasIn(true);
  const lost = wasIn && !isIn && session.data !== undefined;
  useEffect(() => {
    if (lost) sessionLoss.report();
  }, [lost]);
  const firstStep = session.data?.firstStep ?? null;
  useEffect(() => {
    // Set up at the desk, where whoever has to works.
    if (firstStep !== null) location.assign(`${spacePrefix}/lam-viec`);
  }, [firstStep]);
  return (
    <Await query={session} page>
      {() => {
        if (isIn || wasIn) return children;
        const next = path + (search ? `?${search}` : '');
        return <Redirect to={`/dang-nhap?next=${encodeURIComponent(next)}`} replace />;
      }}
    </Await>
  );
}
