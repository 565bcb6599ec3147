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

/** Every text exists in every language, with the same placeholders and the plural forms the language has; the contract's
 * stand in a folder per system, no two systems share a key, and every code with which an operation may refuse has one. */
export const texts: Step = {
  name: 'texts',
  run: async (root) => {
    const files = projectFiles(root, /^packages\/[^/]+\/texts\/(vi|en|uk)\/.+\.json$/);
    const groups = Map.groupBy(files, ({ path }) => path.replace(/\/texts\/\w+\//, '/texts/*/'));
    const sideBySide = projectFiles(root, /^packages\/web\/src\/.+\/texts\/[^/]+\.json$/);
    const problems = [
      ...[...groups].flatMap(([name, members]) => compareLanguages(name, members)),
      ...sideBySide.flatMap(compareSideBySide),
    ];
    return { problems: [...problems, ...(await systemFaults(root, files))], seen: files.length + sideBySide.length };
  },
};

const SideBySide = z.record(z.string(), z.partialRecord(z.enum(languages), z.string()));

/** A file of the pages holds the languages of each text side by side. */
function compareSideBySide(file: ProjectFile): string[] {
  const read = SideBySide.safeParse(JSON.parse(file.read()));
  if (!read.success) return [`${file.path}: ${z.prettifyError(read.error)}`];
  const texts = Object.entries(read.data);
  const catalogues = languages.map((language): [Language, Catalogue] => [
    language,
    new Map(texts.flatMap(([key, { [language]: text }]) => (text === undefined ? [] : [[key, text] as const]))),
  ]);
  return compareCatalogues(file.path, new Map(catalogues));
}

function compareLanguages(name: string, members: readonly ProjectFile[]): string[] {
  const catalogues = new Map<Language, Catalogue>();
  for (const language of languages) {
    const file = members.find(({ path }) => path.includes(`/texts/${language}/`));
    if (file) catalogues.set(language, readCatalogue(file));
  }
  const missingFiles = languages
    .filter((language) => !catalogues.has(language))
    .map((language) => `${name.replace('*', language)}: the file is missing`);
  return [...missingFiles, ...compareCatalogues(name, catalogues)];
}

function compareCatalogues(name: string, catalogues: ReadonlyMap<Language, Catalogue>): string[] {
  const bases = new Set([...catalogues.values()].flatMap((catalogue) => [...catalogue.keys()].map(baseOf)));
  return [...bases].flatMap((base) => compareText(name, base, catalogues));
}

function compareText(name: string, base: string, catalogues: ReadonlyMap<Language, Catalogue>): string[] {
  const counted = [...catalogues.values()].some((catalogue) => catalogue.has(`${base}_other`));
  const wanted = placeholdersOf(base, catalogues.get('vi'));
  return [...catalogues].flatMap(([language, catalogue]) => {
    const file = name.includes('*') ? name.replace('*', language) : `${name} (${language})`;
    const where = `${file}: "${base}"`;
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
  systemNames: z.array(z.string()).min(1),
});
type Contract = z.infer<typeof Contract>;

/** Texts of a kind that are not needed everywhere stand in a file of their own, such as `refusals-of-uploads.json`. */
const partOfKind = /-of-[a-z-]+$/;

/** A file of texts of one system: `packages/contract/texts/<language>/<system>/<kind>.json`. */
interface SystemTexts {
  readonly path: string;
  readonly language: string;
  readonly system: string;
  readonly kind: string;
  readonly keys: readonly string[];
}

/** The texts of the contract stand in a folder per system, and are looked up by key alone. */
async function systemFaults(root: string, files: readonly ProjectFile[]): Promise<string[]> {
  const paths = ['index.ts', 'all.ts'].map((name) => join(root, 'packages', 'contract', 'src', name));
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) return missing.map((path) => `${relative(root, path)} is missing`);
  const modules: object[] = await Promise.all(paths.map((path) => import(pathToFileURL(path).href)));
  const contract = Contract.parse(Object.assign({}, ...modules));
  const own = files.flatMap((file): SystemTexts[] => {
    const [, language, system, kind] =
      /^packages\/contract\/texts\/(\w+)\/(?:([^/]+)\/)?([^/]+)\.json$/.exec(file.path) ?? [];
    if (language === undefined || kind === undefined) return [];
    const keys = [...readCatalogue(file).keys()];
    return [{ path: file.path, language, system: system ?? '', kind: kind.replace(partOfKind, ''), keys }];
  });
  const homeless = own.filter(({ system }) => !contract.systemNames.includes(system));
  return [
    ...homeless.map(({ path }) => `${path}: not in the folder of a system (${contract.systemNames.join(', ')})`),
    ...keysOfTwoSystems(own),
    ...own.flatMap(keysOfAnotherSystem),
    ...codesWithoutText(contract, own),
  ];
}

/** A notice is told with its system, so its key may exist in several; every other text is found by its key alone. */
const foundWithTheirSystem = ['notices'];

function keysOfTwoSystems(files: readonly SystemTexts[]): string[] {
  const groups = Map.groupBy(files, ({ language, kind }) => `${language}/*/${kind}.json`);
  return [...groups.values()].flatMap((members) =>
    members.flatMap(({ path, kind, keys }, index) => {
      if (foundWithTheirSystem.includes(kind)) return [];
      const others = members.slice(0, index);
      return keys.flatMap((key) => {
        const other = others.find((one) => one.keys.includes(key));
        return other === undefined ? [] : [`${path}: "${key}" is also in ${other.path}`];
      });
    }),
  );
}

/** Kinds of texts whose keys are names (of operations, of events, of measures), which begin with their system. */
const keyedByName = ['operations', 'timeline', 'measures'];

function keysOfAnotherSystem({ path, system, kind, keys }: SystemTexts): string[] {
  const strangers = keyedByName.includes(kind) ? keys.filter((key) => !key.startsWith(`${system}.`)) : [];
  return strangers.map((key) => `${path}: "${key}" does not begin with "${system}."`);
}

/** A code has its text with the system that refuses with it or with the kernel, which every face loads. */
function codesWithoutText({ allEndpoints, generalProblems }: Contract, files: readonly SystemTexts[]): string[] {
  const general = Object.keys(generalProblems).map((code) => ({
    code,
    user: 'any operation',
    system: 'kernel',
    kind: 'problems',
  }));
  const refused = allEndpoints.flatMap(({ name, refusals }) =>
    refusals.map((code) => ({ code, user: name, system: name.split('.', 1)[0] ?? '', kind: 'refusals' })),
  );
  return languages.flatMap((language) => {
    const keysOf = (system: string, kind: string): readonly string[] =>
      files
        .filter((one) => one.language === language && one.system === system && one.kind === kind)
        .flatMap(({ keys }) => keys);
    const found = ({ code, system, kind }: (typeof refused)[number]): boolean =>
      keysOf(system, kind).includes(code) || keysOf('kernel', kind).includes(code);
    return [...general, ...refused]
      .filter((one) => !found(one))
      .map(
        ({ code, user, system, kind }) =>
          `packages/contract/texts/${language}/${system}/${kind}.json: "${code}" (${user}) has no text`,
      );
  });
}
