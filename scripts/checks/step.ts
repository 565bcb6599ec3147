import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** What one look over a project found. */
export interface Finding {
  /** One readable line each, with the file where there is one. */
  readonly problems: readonly string[];
  /** How much was looked at. A check that saw nothing has not passed. */
  readonly seen: number;
}

/** One part of `npm run check`. */
export interface Step {
  readonly name: string;
  /** Looks over the project in `root` (absolute). */
  run(root: string): Promise<Finding>;
}

/** Runs a tool from node_modules/.bin in `root`; answers all it said. Ends it after ten minutes: a busy machine is no defect. */
export async function runTool(
  root: string,
  command: string,
  args: readonly string[],
): Promise<{ code: number; output: string }> {
  const child = spawn(`${root}/node_modules/.bin/${command}`, args, {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${root}/node_modules/.bin:${process.env['PATH'] ?? ''}`,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 600_000,
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  // Some tools colour their words whatever they are told when CI is set.
  return { code, output: stripVTControlCharacters(code === 0 ? output : output + complaints) };
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}
