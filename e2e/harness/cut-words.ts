import type { Page } from 'playwright-core';

/** Words on a page that nobody can read to their end. */
export interface CutWords {
  readonly where: string;
  readonly text: string;
}

/** What is cut off on a page: words in a box that hides what does not fit. The rest of a name may be at hand on hover (`title`); a state,
 * a moment and a code are read as they stand, so that nothing excuses them. Boxes that scroll hide nothing. */
export const cutWords = (page: Page): Promise<CutWords[]> =>
  page.evaluate(() => {
    const isStrict = (box: Element): boolean =>
      box.closest('[data-column="state"], [data-column="clock"], [data-column="step-due"], .desk-table__link') !==
        null ||
      box.matches('time, .tabular, .desk-state, .desk-clock__word') ||
      box.querySelector('time, .tabular, .desk-state, .desk-clock__word') !== null;
    const isShown = (box: Element): boolean => box.checkVisibility({ visibilityProperty: true }) && box.clientWidth > 2;
    const hidesRest = (box: Element): boolean => {
      const { overflowX, overflowY } = getComputedStyle(box);
      const isWide = (overflowX === 'hidden' || overflowX === 'clip') && box.scrollWidth > box.clientWidth + 1;
      const isHigh = (overflowY === 'hidden' || overflowY === 'clip') && box.scrollHeight > box.clientHeight + 1;
      return isWide || isHigh;
    };
    return [...document.querySelectorAll('body *')]
      .filter((box) => box.textContent.trim() !== '' && isShown(box) && hidesRest(box))
      .filter((box) => isStrict(box) || box.closest('[title]') === null)
      .filter((box, _, all) => !all.some((other) => other !== box && box.contains(other)))
      .map((box) => ({
        where: box.closest('[data-column]')?.getAttribute('data-column') ?? (box.className.toString() || box.tagName),
        text: box.textContent.trim().slice(0, 120),
      }));
  });
