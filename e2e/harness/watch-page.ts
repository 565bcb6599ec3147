import type { Page } from 'playwright-core';

/** Reports every error of a page in one line: thrown, written to the console (the content security policy writes there
 * too), or an answer of the server that is none. */
export function watchPage(page: Page, report: (line: string) => void): void {
  page.on('pageerror', (error) => report(`${page.url()}: thrown: ${error.message}`));
  page.on('console', (message) => {
    // Failed answers are reported below with their address.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    report(`${page.url()}: console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400)
      report(`${page.url()}: ${response.request().method()} ${response.url()} answered ${response.status()}`);
  });
}
