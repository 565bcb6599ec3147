// `npm run generate` writes every file that is made from others; with --check it only says which ones differ.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generators } from './generators/registry.ts';
import { root } from './project-root.ts';

const onlyCheck = process.argv.includes('--check');

function currentText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

for (const { file, produce } of generators) {
  const path = join(root, file);
  const wanted = await produce();
  if (currentText(path) === wanted) console.log(`same     ${file}`);
  else if (onlyCheck) {
    console.log(`differs  ${file}: run "npm run generate"`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, wanted);
    console.log(`written  ${file}`);
  }
}
