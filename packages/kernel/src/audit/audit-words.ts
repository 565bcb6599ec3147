import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { systemNames } from '@dongbo/contract';
import { z } from 'zod';

const Words = z.record(z.string(), z.string());

/** Texts of one kind of all systems, in Vietnamese, the language of papers. */
function wordsOf(kind: 'operations' | 'refusals' | 'problems'): ReadonlyMap<string, string> {
  const folder = fileURLToPath(import.meta.resolve('@dongbo/contract/texts/vi/kernel/problems.json')).replace(
    /kernel.problems\.json$/,
    '',
  );
  // Texts of a kind that not every page needs stand in files of their own, such as `refusals-of-uploads.json`.
  const files = systemNames
    .filter((system) => existsSync(`${folder}${system}`))
    .flatMap((system) =>
      readdirSync(`${folder}${system}`).map((name) => ({ name, path: `${folder}${system}/${name}` })),
    )
    .filter(({ name }) => name === `${kind}.json` || (name.startsWith(`${kind}-of-`) && name.endsWith('.json')))
    .map(({ path }) => path);
  return new Map(files.flatMap((file) => Object.entries(Words.parse(JSON.parse(readFileSync(file, 'utf8'))))));
}

let words: { readonly acts: ReadonlyMap<string, string>; readonly outcomes: ReadonlyMap<string, string> } | null = null;

/** Acts and outcomes as an auditor reads them; what has no words stays as it is. */
export function auditWords(): {
  readonly act: (operation: string) => string;
  readonly outcome: (code: string) => string;
} {
  words ??= {
    acts: wordsOf('operations'),
    outcomes: new Map([...wordsOf('problems'), ...wordsOf('refusals'), ['done', 'Đã làm'], ['read', 'Đã xem']]),
  };
  const { acts, outcomes } = words;
  return {
    act: (operation) => acts.get(operation) ?? operation,
    // A sentence for the person who was refused has more than the auditor needs, and names facts that the audit does not keep.
    outcome: (code) =>
      outcomes
        .get(code)
        ?.replace(/(?<=\S)\. .*$/s, '.')
        .replaceAll(/\{\{\w+\}\}/g, '…') ?? code,
  };
}
