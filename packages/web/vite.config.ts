import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './build/compress-assets.ts';
import { firstLoad } from './build/first-load.ts';
import { pureContract } from './build/pure-contract.ts';
import { textsOfLanguage } from './build/texts-of-language.ts';
import { wireEndpoints } from './build/wire-endpoints.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const entrances = ['portal.html', 'desk.html'].map(here).filter((path) => existsSync(path));

/** What every page of the portal says comes in two files of its language: the frame's words and those of its system. What
 * only some pages say (`follow`, `last-steps`, `sign-in`) stays out of them. */
function textsChunk(id: string): string | null {
  const [, language, system] = /\/contract\/texts\/(\w+)\/(\w+)\/(?:problems|refusals|terms)\.json$/.exec(id) ?? [];
  if (system !== undefined) return `${system}-${language}`;
  const [, part, own] =
    /\/web\/src\/(?:features\/(\w+)-portal|app\/portal)\/texts\/(?:pages|portal)\.json\?(\w+)$/.exec(id) ?? [];
  if (own !== undefined) return `${part ?? 'kernel'}-${own}`;
  const [, shared] = /\/web\/texts\/(\w+)\/shared\.json$/.exec(id) ?? [];
  return shared === undefined ? null : `kernel-${shared}`;
}

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), textsOfLanguage(), wireEndpoints(), pureContract(), firstLoad(), compressAssets()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    emptyOutDir: true,
    manifest: true,
    // Baseline of early 2022: what a phone of four years still runs.
    target: 'es2022',
    assetsInlineLimit: 0,
    // A browser that does not know the hint loads the parts a moment later; the stand-in costs all others a request.
    modulePreload: {
      polyfill: false,
      // The ways of the portal would name every part of every page on each of them. The server hints at what an address begins with,
      // and a page that stands fetches the next ones ahead.
      resolveDependencies: (_, needed, { hostId }) => (/\bways-/.test(hostId) ? [] : needed),
    },
    rolldownOptions: {
      input: entrances,
      output: {
        // Few large parts instead of many small ones: they compress better together, and a slow line pays for each.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'libraries',
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/(query-core|react-query)|wouter|regexparam|i18next)\/|vite\/preload-helper|rolldown\/runtime/,
            },
            // What both faces use of our own; lists and files are the affair of the pages that have them.
            {
              name: 'foundation',
              test: /packages\/(web\/src\/(ui\/(?!desk\/|second-factor\/|new-password\/|password-field|combo-box|find-options|sign-in-form|table|paged-list|dialog|choice-group)|lib\/(?!reference|former-names|upload|stream|paper|shrink|file-size|keep-focus|money|notice-facts)|features\/procedures-portal\/procedure-name)|contract\/src\/(client\.ts|endpoint\.ts|text\/|procedures\/shown-name)|contract\/texts\/province)/,
            },
            // Nothing of the foundation may stand on the ways: chunks that need each other begin before they are whole.
            {
              name: 'ways',
              test: /packages\/web\/src\/(app\/portal\/(parts|routes|texts)|features\/[^/]+-portal\/(index|endpoints|texts|filing\/queries))\.ts$|packages\/contract\/src\/\w+\/menu\.ts$/,
            },
            { name: textsChunk, test: /\/texts\/.+\.json(\?\w+)?$/ },
            // What every page of a filing stands on.
            {
              name: 'filing',
              test: /features\/procedures-portal\/filing\/(draft-context|draft-keeper|draft-content|use-steps|steps|step-frame|saving-line|paper-choice)\.tsx?$|contract\/src\/procedures\/paper-choice\.ts$/,
            },
            // Days and telephones are written by pages that read no answers.
            {
              name: 'written',
              test: /packages\/contract\/src\/(forms\/calendar-day|identifiers\/(phone|number-plans))\.ts$/,
            },
            // The desk alone names provinces by their numbers.
            { name: 'answers', test: /packages\/contract\/src\/(forms|identifiers\/(?!identity-province))/ },
          ],
        },
      },
      treeshake: {
        // The contract and Zod do nothing when loaded; without this word every schema would travel to every page.
        moduleSideEffects: (id) => !/\/packages\/contract\/|\/node_modules\/zod\//.test(id),
      },
    },
  },
  server: {
    proxy: { '^/(trial/)?api/': process.env['DONGBO_API'] ?? 'http://127.0.0.1:8080' },
  },
});
