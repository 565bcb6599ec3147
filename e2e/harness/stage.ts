import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, inject } from 'vitest';
import { findBrowser, launchBrowser, openContext, type ContextWishes } from './browser.ts';
import { watchPage } from './watch-page.ts';

const pictures = fileURLToPath(new URL('../../.test/e2e', import.meta.url));

/** `describe`, skipped where no browser is installed. */
export const describeInBrowser = describe.skipIf(findBrowser() === undefined);

export interface Stage {
  /** A page in a browser of its own (somebody else, or another device). */
  readonly open: (wishes?: ContextWishes) => Promise<Page>;
  /** Says that this much trouble is part of the test: failed answers whose line matches are no error. */
  readonly expectTrouble: (pattern: RegExp) => void;
  /** Address of the server. */
  readonly address: string;
}

/** The browser of a test file. After every test all its pages are closed, and the test fails when any of them had an
 * error: of a script, of the content security policy, or an answer that nobody expected. */
export function useStage(): Stage {
  const address = inject('serverAddress');
  let browser: Browser | undefined;
  let pages: Page[] = [];
  let troubles: string[] = [];
  let expected: RegExp[] = [];
  beforeAll(async () => {
    if (findBrowser() !== undefined) browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(task.name, pages);
    await Promise.all(pages.map((page) => page.context().close()));
    const unexpected = troubles.filter((line) => !expected.some((pattern) => pattern.test(line)));
    [pages, troubles, expected] = [[], [], []];
    if (unexpected.length > 0) throw new Error(`The page had errors:\n${unexpected.join('\n')}`);
  });
  return {
    address,
    expectTrouble: (pattern) => void expected.push(pattern),
    async open(wishes) {
      if (browser === undefined) throw new Error('The browser is not there yet: open pages inside a test');
      const context = await openContext(browser, address, wishes);
      context.setDefaultTimeout(15_000);
      context.on('page', (page) => watchPage(page, (line) => troubles.push(line)));
      const page = await context.newPage();
      pages.push(page);
      return page;
    },
  };
}

/** What was on the screens when the test failed. */
async function keepPictures(name: string, pages: readonly Page[]): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const file = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
  await Promise.allSettled(
    pages.map((page, index) => page.screenshot({ path: join(pictures, `${file}-${index + 1}.png`), timeout: 5000 })),
  );
}
