import { useEffect, useState } from 'react';
import { serverNow } from './desk-clock.ts';

/** The server's time, read again every half minute: due dates grow nearer while a page stands open. */
export function useNow(): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
