// Loaded first into every program that `becomeNode` starts, and used by the starter itself: a program ends in good
// order also when signals come twice, or when the process that started it was killed and could not say so.

/** Sends this process SIGTERM once its parent is no longer `parent`; otherwise its port would stay taken. Not when it is
 * ending already: a second signal means impatience, and would leave the database running behind a slow end. */
export function endWithParent(parent, isEnding) {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    if (!isEnding()) process.kill(process.pid, 'SIGTERM');
  }, 300);
  timer.unref();
}

/** One Ctrl-C often arrives twice: from the terminal or the process group, and forwarded by npm. The second copy must
 * not break off the orderly end that the first began; a person who asks again later means it. */
function forgiveRepeatedSignals() {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      const now = performance.now();
      const nobodyListens = first === undefined && process.listenerCount(signal) === 1;
      if (nobodyListens || now - (first ?? now) > 2000) process.exit(signal === 'SIGINT' ? 130 : 143);
      first ??= now;
    });
  }
}

/** When the first signal came. */
let first;

const parent = Number(process.env.DONGBO_PARENT);
if (parent > 0 && process.ppid === parent) {
  delete process.env.DONGBO_PARENT;
  endWithParent(parent, () => first !== undefined);
  forgiveRepeatedSignals();
}
