import { defineConfig } from 'vitest/config';
import { textsOfLanguage } from './packages/web/build/texts-of-language.ts';

const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  throw new Error(
    `The tests need Node 24, this is ${process.version}. Run "npm test -- <filter>" or "npx vitest run <filter>".`,
  );
}

// Time and language of the machine must not matter; what depends on them names them.
process.env['TZ'] = 'UTC';

const ignored = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  plugins: [textsOfLanguage()],
  test: {
    // The machine that checks has two cores, and one PostgreSQL serves all workers.
    maxWorkers: 2,
    globalSetup: ['packages/testing/src/database/global-setup.ts'],
    // Generous: what hangs is found all the same, and a busy machine is no defect.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'packages',
          include: ['packages/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...ignored, '**/*.page.test.tsx'],
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          // Pages of the web application, drawn into a DOM, over a server of the test's own making.
          include: ['packages/web/src/**/*.page.test.tsx'],
          exclude: ignored,
          environment: 'happy-dom',
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['faults/**/*.test.ts'],
          exclude: ignored,
          testTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          exclude: ignored,
          globalSetup: ['e2e/harness/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A page that prints stands still for as long as the machine takes.
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
