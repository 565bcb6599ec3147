/** One line of progress. It goes to standard error, so that standard output stays for what was asked for. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends the program with one readable message. */
export function fail(message, code = 1) {
  say(message);
  process.exit(code);
}

/** Runs `act`, says what is being done and how long it took; on a terminal the seconds are seen to pass. */
export async function withProgress(label, act) {
  const from = performance.now();
  const seconds = () => `${((performance.now() - from) / 1000).toFixed(0)} s`;
  const live = process.stderr.isTTY;
  if (!live) say(`${label} ...`);
  const timer = live ? setInterval(() => process.stderr.write(`\r${label} ... ${seconds()} `), 500) : undefined;
  try {
    const result = await act();
    process.stderr.write(`${live ? '\r' : ''}${label}: done in ${seconds()}\n`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
