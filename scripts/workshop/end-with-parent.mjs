// Loaded into the program that `becomeNode` starts, and used by the starter itself: ends a program in good order when
// the process that started it was killed and could not say so. Otherwise its port would stay taken.

/** Sends this process SIGTERM once its parent is no longer `parent`. */
export function endWithParent(parent) {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  timer.unref();
}

const parent = Number(process.env.DONGBO_PARENT);
if (parent > 0 && process.ppid === parent) {
  delete process.env.DONGBO_PARENT;
  endWithParent(parent);
}
