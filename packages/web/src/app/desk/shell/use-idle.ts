import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { sessionQuery } from '../../../lib/session.ts';
import { idleWatch } from './idle-watch.ts';
import type { IdleState } from './idle-watch.ts';

/** Keeps the session of somebody who is at work without asking the server anything, and says when it is about to end. */
export function useIdle(): { state: IdleState; stay: () => void } {
  const client = useQueryClient();
  const asking = useRef(false);
  const stay = useCallback(() => {
    if (asking.current) return;
    asking.current = true;
    void client.refetchQueries(sessionQuery).finally(() => {
      asking.current = false;
    });
  }, [client]);
  useEffect(() => {
    const active = () => {
      if (idleWatch.needsKeepAlive()) stay();
    };
    const timer = setInterval(() => idleWatch.check(), 5_000);
    document.addEventListener('keydown', active);
    document.addEventListener('pointerdown', active);
    return () => {
      clearInterval(timer);
      document.removeEventListener('keydown', active);
      document.removeEventListener('pointerdown', active);
    };
  }, [stay]);
  return { state: useSyncExternalStore(idleWatch.subscribe, idleWatch.state), stay };
}
