import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { allSteps } from './checks/all-steps.ts';
import { root } from './project-root.ts';

const folders: string[] = [];
const configuration = ['tsconfig.json', '.oxlintrc.json', '.oxfmtrc.json', '.dependency-cruiser.mjs'];
const mechanism = ['scripts/generate.ts', 'scripts/project-root.ts'];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A small project with our own configuration: the sound one, and over it the broken files of one fixture. */
function layProject(fixture?: string): string {
  const project = realpathSync(mkdtempSync(join(tmpdir(), 'dongbo-check-')));
  folders.push(project);
  cpSync(join(root, 'scripts/check-fixtures/sound'), project, { recursive: true });
  for (const file of [...configuration, ...mechanism]) cpSync(join(root, file), join(project, file));
  if (fixture !== undefined) cpSync(join(root, 'scripts/check-fixtures', fixture), project, { recursive: true });
  linkModules(project);
  return project;
}

/** The installed packages as they are, but this project's own workspaces. */
function linkModules(project: string): void {
  mkdirSync(join(project, 'node_modules/@dongbo'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@dongbo' && name !== '.cache')
      symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
  for (const name of readdirSync(join(project, 'packages'))) {
    symlinkSync(join(project, 'packages', name), join(project, 'node_modules/@dongbo', name));
  }
}

/** What each check must say about its broken fixture. */
const wanted: Record<string, readonly (string | RegExp)[]> = {
  types: [/index\.ts.*TS2322/],
  lint: [
    'no-floating-promises',
    'no-explicit-any',
    'no-non-null-assertion',
    'no-default-export',
    'filename-case',
    'no-console',
    'switch-exhaustiveness-check',
  ],
  formatting: [/kernel\/src\/index\.ts: not formatted/],
  walls: [
    /kernel\/src\/index\.ts -> packages\/procedures.*kernel-stands-on/,
    'no-relative-way-over-the-wall',
    'http-only-in-server',
    'contract-touches-no-machine',
    'rules-touch-no-machine',
    'no-cycle',
    'declared-packages-only',
    'resolvable',
  ],
  'dead code': ['forgotten.ts', 'unusedClock'],
  texts: [
    /en\/procedures\/refusals\.json: "too-late" is missing/,
    /uk\/procedures\/refusals\.json: "too-late" is empty/,
    /uk\/procedures\/refusals\.json: "too-early" has the placeholders \[other\], in Vietnamese \[subject\]/,
    /uk\/procedures\/counts\.json: "papers" is missing in the form papers_few, papers_many/,
    /en\/procedures\/alone\.json: the file is missing/,
    /x-desk\/texts\/pages\.json \(uk\): "title" is missing/,
    /x-desk\/texts\/pages\.json \(en\): "title" has the placeholders \[number\], in Vietnamese \[count\]/,
    /x-desk\/texts\/pages\.json \(uk\): "rows" is missing in the form rows_/,
    /vi\/procedures\/refusals\.json: "no-text" \(procedures\.dossier\.submit\) has no text/,
    /vi\/homeless\.json: not in the folder of a system/,
    /vi\/procedures\/counts\.json: "papers_other" is also in packages\/contract\/texts\/vi\/kernel\/counts\.json/,
    /vi\/procedures\/timeline\.json: "kernel\.signed-in" does not begin with "procedures\."/,
  ],
  'time discipline': [/"Date\.now\("/],
  'personal data': [/:2: "075999\d{6}"/],
  size: ['not switched off', 'too-long.ts: 301 lines'],
  'lock file': [
    'names a registry',
    'has no checksum',
    'name one version',
    'not what package.json says of gone',
    '@example/miner runs a script when it is installed that nobody has reviewed',
    'allowScripts names harmless, which runs none',
  ],
  words: [
    'deferred work',
    'a name that says nothing',
    'no path of somebody',
    'no emoji',
    'through kernel/organisation',
    'browsers lack it on plain HTTP',
  ],
  'generated files': [/differs {2}docs\/answer\.txt/],
};

test('every check has a broken fixture', () => {
  expect(Object.keys(wanted).toSorted()).toEqual(allSteps.map(({ name }) => name).toSorted());
});

test.each(allSteps)('$name passes a sound project and has looked at it', async (step) => {
  const finding = await step.run(layProject());
  expect(finding.problems).toEqual([]);
  expect(finding.seen).toBeGreaterThan(0);
});

test.each(allSteps)('$name finds what is broken', async (step) => {
  const project = layProject(step.name.replaceAll(' ', '-'));
  if (step.name === 'size') writeFileSync(join(project, 'packages/kernel/src/too-long.ts'), '// a line\n'.repeat(301));
  const { problems } = await step.run(project);
  const said = problems.join('\n');
  for (const words of wanted[step.name] ?? []) expect(said).toMatch(words);
});

test('personal data lets the marked range of test numbers pass', async () => {
  const step = allSteps.find(({ name }) => name === 'personal data');
  expect((await step?.run(layProject('personal-data')))?.problems).toHaveLength(1);
});

test('the walls know every folder of packages: one that is no system and nothing else either is a problem', async () => {
  const project = layProject();
  mkdirSync(join(project, 'packages/documents/src'), { recursive: true });
  writeFileSync(join(project, 'packages/documents/src/index.ts'), 'export {};\n');
  const step = allSteps.find(({ name }) => name === 'walls');
  expect((await step?.run(project))?.problems.join('\n')).toContain('packages/documents is no system');
});

test('the walls see through no missing files: a file that dependency-cruiser skips is a problem', async () => {
  const project = layProject();
  writeFileSync(
    join(project, '.dependency-cruiser.mjs'),
    "export default { options: { exclude: { path: 'clock' } } };\n",
  );
  const step = allSteps.find(({ name }) => name === 'walls');
  expect((await step?.run(project))?.problems).toEqual([
    'packages/kernel/src/clock.ts: dependency-cruiser did not look at this file',
  ]);
});

test('a check that nobody knows is a fault, not a run of nothing', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/checks/run-checks.ts'), 'walsl']);
  expect(status).toBe(2);
  expect(String(stderr)).toContain('There is no check "walsl"');
});
