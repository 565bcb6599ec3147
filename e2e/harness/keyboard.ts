import type { Locator, Page } from 'playwright-core';

/** Presses Tab until the element has the focus, as somebody without a mouse does; fails when it cannot be reached. */
export async function tabTo(page: Page, target: Locator, most = 25): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${most} times Tab did not reach ${String(target)}`);
}

/** Everything of the page is on the screen: neither the window nor the main part can be scrolled down. */
export async function needsScrolling(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, document.querySelector('main')].flatMap((element) => {
      if (element === null || element.scrollHeight <= element.clientHeight + 1) return [];
      const scrolls =
        element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowY);
      return scrolls ? [`${element.tagName}: ${element.scrollHeight} > ${element.clientHeight}`] : [];
    }),
  );
}
