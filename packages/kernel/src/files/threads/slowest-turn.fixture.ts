/** The longest time, in milliseconds, for which this thread answered nobody while the work went on. */
export async function slowestTurn(work: () => Promise<void>): Promise<number> {
  let slowest = 0;
  let last = performance.now();
  const look = (): void => {
    slowest = Math.max(slowest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(look, 5);
  try {
    await work();
  } finally {
    look();
    clearInterval(timer);
  }
  return slowest;
}
