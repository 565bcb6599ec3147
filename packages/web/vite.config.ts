import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './build/compress-assets.ts';
import { pureContract } from './build/pure-contract.ts';
import { wireEndpoints } from './build/wire-endpoints.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const entrances = ['portal.html', 'desk.html'].map(here).filter((path) => existsSync(path));

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), wireEndpoints(), pureContract(), compressAssets()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    emptyOutDir: true,
    manifest: true,
    // Baseline of early 2022: what a phone of four years still runs.
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: entrances,
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
