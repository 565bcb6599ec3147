import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** No name of a text stands on the page where the text should: what looks like `terms:dossier-state.submitted` or
 * `inbox.filter.due`, and no place-holder that was not filled. Addresses, file names and what is marked as code are left out. */
export async function expectNoRawKeys(page: Page): Promise<void> {
  const words = await page.evaluate(() => {
    const shown = [document.title, document.body.innerText];
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
    const code = new Set([...document.querySelectorAll('code')].map((element) => element.innerText));
    return [...shown, ...named]
      .join('\n')
      .split(/\s+/)
      .filter((word) => !code.has(word));
  });
  const key = /^["“(]?(?:[a-z][a-z-]*:)?[a-z][a-z-]*(?:\.[a-z0-9][a-z0-9-]*)+[)”",.]?$/;
  const harmless = /\.(?:pdf|png|jpe?g|xlsx|vn|com|org|gov|tranbien|thanhpho|sotuphap|sokhcn|nhathau)[),.”]?$|@/;
  const found = words.filter((word) => (key.test(word) && !harmless.test(word)) || word.includes('{{'));
  expect([...new Set(found)], `names of texts on ${page.url()}`).toEqual([]);
}
