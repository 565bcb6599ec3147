// The walls of the house. Each rule carries its reason; ARCHITECTURE.md shows the picture.

import { readFileSync, readdirSync } from 'node:fs';

/** Folders of packages/ that are no systems; every other one is a system, and stands behind the walls of one. */
const infrastructure = ['contract', 'kernel', 'testing', 'load', 'server', 'cli', 'web'];

const folders = readdirSync('packages', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const systems = folders.map(({ name }) => name).filter((name) => !infrastructure.includes(name));

const list = /systemNames = \[([^\]]*)\]/.exec(readFileSync('packages/contract/src/systems.ts', 'utf8'))?.[1] ?? '';
const unknown = systems.filter((name) => !list.includes(`'${name}'`));
if (unknown.length > 0)
  throw new Error(
    `packages/${unknown[0]} is no system of packages/contract/src/systems.ts, and no infrastructure here`,
  );

/** Packages that a package may import, beside what it names in its own package.json. */
const mayImport = {
  contract: [],
  kernel: ['contract'],
  ...Object.fromEntries(systems.map((system) => [system, ['contract', 'kernel']])),
  testing: ['contract', 'kernel'],
  load: ['contract', 'kernel', ...systems],
  server: ['contract', 'kernel', 'load', ...systems],
  cli: ['contract', 'kernel', 'load', 'server', ...systems],
  web: ['contract'],
};

const reasons = {
  contract:
    'The contract is what everything shares: it stands on Zod alone, so that a browser and a partner can use it.',
  kernel: 'The kernel carries every system and therefore knows none.',
  testing: 'The test kit serves every package, so it may stand only on what all of them have.',
  load: 'What fills a database stands beside the systems that it fills: none of them knows it.',
  server: 'The server puts systems together; nothing is above it but the terminal.',
  cli: 'The terminal calls operations; it is not a place for other rooms to reach into.',
  web: 'The web application speaks to the server through the contract, never to its code.',
};

// Tests, what they start, and the samples they are built from.
const tests = String.raw`(\.(test|fixture)\.tsx?|/sample-[a-z-]+\.ts|/test/.*\.ts)$`;

const directions = Object.entries(mayImport).map(([name, allowed]) => ({
  name: `${name}-stands-on`,
  severity: 'error',
  comment:
    reasons[name] ??
    'No system imports another: it asks through a port or reacts to an event, so that each can go live alone.',
  from: { path: `^packages/${name}/`, pathNot: tests },
  to: { path: '^packages/([^/]+)/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}));

export default {
  forbidden: [
    ...directions,
    {
      name: 'tests-import-no-other-system',
      severity: 'error',
      comment:
        'A test of a system uses the test kit beside what the system may import; a test that needs more belongs to the server.',
      from: { path: `^packages/(contract|kernel|${systems.join('|')}|web)/.*${tests}` },
      to: {
        path: '^packages/([^/]+)/',
        pathNot: `^packages/($1|contract|kernel|testing)/`,
      },
    },
    {
      name: 'through-the-front-door',
      severity: 'error',
      comment: 'Packages use each other through their public index.ts; the inside is free to change.',
      from: { path: '^packages/([^/]+)/' },
      to: {
        path: '^packages/[^/]+/src/',
        pathNot:
          '^packages/($1/|[^/]+/src/index[.]ts$|contract/src/(all|[^/]+/index)[.]ts$|[^/]+/src/.+[.]fixture[.]ts$)',
      },
    },
    {
      name: 'no-relative-way-over-the-wall',
      severity: 'error',
      comment: 'Other packages are named (@dongbo/…), never reached by a path: package exports hold only for names.',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'http-only-in-server',
      severity: 'error',
      comment: 'Operations know nothing of HTTP, so that jobs, the terminal and partners call the same ones.',
      from: { path: '^packages/', pathNot: '^packages/server/' },
      to: { path: '(^|/)node_modules/(fastify|@fastify/[^/]+)/' },
    },
    {
      name: 'contract-touches-no-machine',
      severity: 'error',
      comment: 'The contract runs in the browser too.',
      from: { path: '^packages/contract/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rules-touch-no-machine',
      severity: 'error',
      comment:
        'A file *-rule.ts or *-rules.ts is a pure function of its input: no database, no files, no network, no clock.',
      from: { path: String.raw`-rules?\.ts$` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rules-touch-no-database',
      severity: 'error',
      comment: 'A file *-rule.ts or *-rules.ts decides from what it is given; its operation loads and saves.',
      from: { path: String.raw`-rules?\.ts$` },
      to: {
        path: String.raw`((^|/)node_modules/(kysely|pg|pg-pool|graphile-worker)/|-store\.ts$|/db/)`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'features-stay-apart',
      severity: 'error',
      comment:
        'A feature of the web application uses ui, forms, lib and the contract, never another feature; app puts them together.',
      from: { path: '^packages/web/src/features/([^/]+)/' },
      to: { path: '^packages/web/src/(features/[^/]+|app)/', pathNot: '^packages/web/src/features/$1/' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      comment: 'What all pages are built from knows none of them: a part of one system would travel to every page.',
      from: { path: '^packages/web/src/(ui|forms|lib)/' },
      to: { path: '^packages/web/src/(features|app)/' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Files that need each other are one file, or hide a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      comment:
        'A package names what it uses in its own package.json; what happens to lie in node_modules may go tomorrow.',
      from: { path: '^packages/', pathNot: `(${tests}|[.]config[.]ts$)` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '^packages/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere is a spelling mistake or a missing package.',
      from: { path: '^(packages|e2e|scripts|bench|faults)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      comment: 'Tests and the test kit are not part of what runs.',
      from: { path: '^packages/', pathNot: `(^packages/testing/|${tests})` },
      to: { path: `(^packages/testing/|${tests})` },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['/dist/', '/[.]dist-new/', '^scripts/check-fixtures/'] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
