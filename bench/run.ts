import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// `npm run bench -- NAME`: each bench prints its figures as JSON lines. They are no tests: absolute times differ from
// machine to machine.
const folder = import.meta.dirname;
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length));
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  process.stderr.write(`npm run bench -- ${names.join('|')}\n`);
  process.exitCode = 2;
} else {
  process.argv = [process.argv[0] ?? 'node', join(folder, `${name}.ts`), ...rest];
  await import(join(folder, `${name}.ts`));
}
