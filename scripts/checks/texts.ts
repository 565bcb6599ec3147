import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { type ProjectFile, projectFiles } from './project-files.ts';
import type { Step } from './step.ts';

const languages = ['vi', 'en', 'uk'] as const;
type Language = (typeof languages)[number];

const pluralForms = new Map<Language, readonly string[]>(
  languages.map((language) => [language, new Intl.PluralRules(language).resolvedOptions().pluralCategories]),
);
const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** The texts of one file and language: key to text, nested keys joined by dots. */
type Catalogue = ReadonlyMap<string, string>;

/** Every text exists in every language, with the same placeholders and the plural forms the language has; every code
 * with which an operation may refuse has a text. */
export const texts: Step = {
  name: 'texts',
  run: async (root) => {
    const files = projectFiles(root, /^packages\/[^/]+\/texts\/(vi|en|uk)\/[^/]+\.json$/);
    const groups = Map.groupBy(files, ({ path }) => path.replace(/\/texts\/\w+\//, '/texts/*/'));
    const problems = [...groups].flatMap(([name, members]) => compareLanguages(name, members));
    return { problems: [...problems, ...(await refusalsWithoutText(root, files))], seen: files.length };
  },
};

function compareLanguages(name: string, members: readonly ProjectFile[]): string[] {
  const catalogues = new Map<Language, Catalogue>();
  for (const language of languages) {
    const file = members.find(({ path }) => path.includes(`/texts/${language}/`));
    if (file) catalogues.set(language, readCatalogue(file));
  }
  const missingFiles = languages
    .filter((language) => !catalogues.has(language))
    .map((language) => `${name.replace('*', language)}: the file is missing`);
  const bases = new Set([...catalogues.values()].flatMap((catalogue) => [...catalogue.keys()].map(baseOf)));
  const differences = [...bases].flatMap((base) => compareText(name, base, catalogues));
  return [...missingFiles, ...differences];
}

function compareText(name: string, base: string, catalogues: ReadonlyMap<Language, Catalogue>): string[] {
  const counted = [...catalogues.values()].some((catalogue) => catalogue.has(`${base}_other`));
  const wanted = placeholdersOf(base, catalogues.get('vi'));
  return [...catalogues].flatMap(([language, catalogue]) => {
    const where = `${name.replace('*', language)}: "${base}"`;
    const keys = counted ? (pluralForms.get(language) ?? []).map((form) => `${base}_${form}`) : [base];
    const missing = keys.filter((key) => !catalogue.has(key));
    if (missing.length > 0) return [`${where} is missing${counted ? ` in the form ${missing.join(', ')}` : ''}`];
    const empty = keys.filter((key) => catalogue.get(key)?.trim() === '');
    if (empty.length > 0) return [`${where} is empty`];
    const found = placeholdersOf(base, catalogue);
    return found === wanted ? [] : [`${where} has the placeholders [${found}], in Vietnamese [${wanted}]`];
  });
}

function placeholdersOf(base: string, catalogue: Catalogue | undefined): string {
  const all = [...(catalogue ?? [])].filter(([key]) => baseOf(key) === base).map(([, text]) => text);
  const names = all.flatMap((text) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? ''));
  return [...new Set(names)].toSorted().join(', ');
}

function baseOf(key: string): string {
  return key.replace(pluralSuffix, '');
}

function readCatalogue(file: ProjectFile): Catalogue {
  const catalogue = new Map<string, string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string') catalogue.set(key, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, key === '' ? name : `${key}.${name}`);
    }
  };
  visit(JSON.parse(file.read()), '');
  return catalogue;
}

const Contract = z.object({
  allEndpoints: z.array(z.object({ name: z.string(), refusals: z.array(z.string()) })).min(1),
  generalProblems: z.record(z.string(), z.number()),
});

/** Where the texts of codes live: those of operations, and those that any operation may answer with. */
const codeFiles = ['refusals.json', 'problems.json'];

async function refusalsWithoutText(root: string, files: readonly ProjectFile[]): Promise<string[]> {
  const paths = ['index.ts', 'all.ts'].map((name) => join(root, 'packages', 'contract', 'src', name));
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) return missing.map((path) => `${relative(root, path)} is missing`);
  const modules: object[] = await Promise.all(paths.map((path) => import(pathToFileURL(path).href)));
  const contract = Contract.parse(Object.assign({}, ...modules));
  const users = new Map(Object.keys(contract.generalProblems).map((code) => [code, 'any operation']));
  for (const { name, refusals } of contract.allEndpoints) for (const code of refusals) users.set(code, name);
  return languages.flatMap((language) => {
    const known = new Set(codeFiles.flatMap((name) => keysOf(files, `packages/contract/texts/${language}/${name}`)));
    return [...users]
      .filter(([code]) => !known.has(code))
      .map(([code, user]) => `packages/contract/texts/${language}/refusals.json: "${code}" (${user}) has no text`);
  });
}

function keysOf(files: readonly ProjectFile[], path: string): string[] {
  const file = files.find((one) => one.path === path);
  return file ? [...readCatalogue(file).keys()] : [];
}
