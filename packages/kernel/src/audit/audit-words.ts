import { existsSync, readFileSync } from 'node:fs';
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
  const files = systemNames.map((system) => `${folder}${system}/${kind}.json`).filter((file) => existsSync(file));
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
    // A sentence for the person who was refused has more than the auditor needs.
    outcome: (code) => outcomes.get(code)?.replace(/(?<=\S)\. .*$/s, '.') ?? code,
  };
}
