let offset = 0;

/** The desk lives by the server's clock: due dates are counted there, and an office machine's own clock may be wrong. */
export function followServerClock(now: string): void {
  offset = Date.parse(now) - Date.now();
}

/** What the server would call now. */
export function serverNow(): Date {
  return new Date(Date.now() + offset);
}
