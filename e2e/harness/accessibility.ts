import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No rule of WCAG 2.2 A and AA, and none of the best practices that axe knows, is broken on the page as it stands. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  await expectNone(page, new AxeBuilder({ page }).withTags(tags));
}

/** Words stand out from their ground (WCAG 2.2, 1.4.3): the one rule that another colour scheme can break. */
export async function expectReadableColours(page: Page): Promise<void> {
  await expectNone(page, new AxeBuilder({ page }).withRules(['color-contrast']));
}

async function expectNone(page: Page, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const lines = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .slice(0, 4)
        .map(({ html, failureSummary }) => `    ${html.slice(0, 200)}\n    ${failureSummary ?? ''}`)
        .join('\n')}`,
  );
  expect(lines, `accessibility of ${page.url()}`).toEqual([]);
}

/** The page is not wider than the screen, so that nobody has to scroll sideways (WCAG 2.2, 1.4.10). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const over = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > room + 1,
    );
    return [
      `${document.documentElement.scrollWidth} > ${room}`,
      ...over.slice(0, 5).map((element) => element.outerHTML.slice(0, 150)),
    ];
  });
  expect(wide, `width of ${page.url()}`).toEqual([]);
}
