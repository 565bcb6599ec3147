#!/usr/bin/env node
// Runs the terminal of the program under Node 24, whatever Node started this file. Installs nothing.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(realpathSync(fileURLToPath(import.meta.url))), '..', '..', '..');
const main = join(root, 'packages', 'cli', 'src', 'main.ts');
const brought = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');

function end(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function runUnder(node) {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends SIGINT to the child as well; the others reach only this process.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => end(error.message));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

if (!existsSync(join(root, 'node_modules', 'zod')))
  end(`Nothing is installed yet: run "npm start" or "npm ci" in ${root} first.`);
else if (Number(process.versions.node.split('.')[0]) >= 24) await import(main);
else if (existsSync(brought)) runUnder(brought);
else end(`Node.js 24 or newer is needed (this is ${process.version}): install it from https://nodejs.org.`);
