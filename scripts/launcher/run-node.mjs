import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNode24 } from './node-24.mjs';
import { root } from './root.mjs';
import { endWithParent } from './orderly-end.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a program under Node 24 in this one's place: same terminal, same signals, same exit code. */
export function becomeNode(args) {
  const watch = pathToFileURL(join(root, 'scripts', 'launcher', 'orderly-end.mjs')).href;
  const child = spawn(findNode24(), ['--import', watch, ...args], {
    stdio: 'inherit',
    env: { ...process.env, DONGBO_PARENT: `${process.pid}` },
  });
  // When npm is killed it cannot pass that on; started by hand, a program may well outlive its shell. The scripts in
  // package.json begin with `exec`, so that npm itself is the parent and not a shell that keeps signals to itself.
  let last = 0;
  if (process.env.npm_lifecycle_event !== undefined) endWithParent(process.ppid, () => last > 0);
  for (const signal of signals) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the whole process group, the child too; a second copy would look impatient.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      if (performance.now() - last < 1000) return;
      last = performance.now();
      child.kill(signal);
    });
  }
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 137)),
  );
}
