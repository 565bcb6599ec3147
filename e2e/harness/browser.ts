import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** A Chromium on this machine: the one `CHROME_PATH` names, or where Debian and Google put theirs. */
export function findBrowser(): string | undefined {
  return [process.env['CHROME_PATH'] ?? '', ...known].find((path) => path !== '' && existsSync(path));
}

/** Starts the browser without a window. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No Chromium: name one with CHROME_PATH');
  // Without a window the preview of a print ends the tab.
  const windowless = ['--disable-gpu', '--disable-print-preview'];
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...windowless, ...quiet] });
}

/** A phone of four years ago, the desk of an office, and the narrowest screen of WCAG 1.4.10. */
export const devices = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desk: { viewport: { width: 1366, height: 768 } },
  narrow: { viewport: { width: 320, height: 640 } },
} as const satisfies Record<string, BrowserContextOptions>;

export type Device = keyof typeof devices;

export interface ContextWishes {
  readonly device?: Device;
  /** False: a browser that runs no script. */
  readonly script?: boolean;
  /** The server by a name: no browser keeps passkeys under a numeric address. */
  readonly byName?: boolean;
}

/** A browser of its own: cookies and storage are shared with no other. Everybody here lives in Vietnam. */
export function openContext(browser: Browser, address: string, wishes: ContextWishes = {}): Promise<BrowserContext> {
  return browser.newContext({
    ...devices[wishes.device ?? 'desk'],
    baseURL: wishes.byName === true ? address.replace('127.0.0.1', 'localhost') : address,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    javaScriptEnabled: wishes.script ?? true,
    // Nothing is looked at half-way through a fade.
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
}
