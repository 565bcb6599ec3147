import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApplicationPage, firstLoadHints } from './application-page.ts';

const texts = { vi: ['assets/vi.js'], en: ['assets/en.js'] };
const shell = { system: null, data: ['/session'], scripts: [], texts: {} };
const load = (script: string, data: string[] = [], system = 'procedures') => ({
  system,
  data,
  scripts: [`assets/${script}.js`],
  texts,
});
const loads = {
  pages: [
    { path: '/nop-ho-so/ban-nhap/:draftId/*', loads: [shell, load('filing', ['/drafts/:draftId'])] },
    { path: '/nop-ho-so/:code', loads: [shell, load('start')] },
    {
      path: '/cua-toi',
      loads: [shell, load('dossiers', ['/drafts']), load('appointments', ['/appointments'], 'sample')],
    },
  ],
};
const asked = {
  path: '/nop-ho-so/ban-nhap/d-1/giay-to',
  prefix: '',
  language: 'vi',
  signedIn: true,
  open: ['procedures'],
} as const;
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

test('names texts, parts and reads of the address', () => {
  expect(hrefs(firstLoadHints(loads, asked))).toEqual([
    '/assets/vi.js',
    '/assets/filing.js',
    '/api/session',
    '/api/drafts/d-1',
  ]);
});

test('of a page that several systems share, what the open ones show', () => {
  const mine = (open: readonly string[]) => hrefs(firstLoadHints(loads, { ...asked, path: '/cua-toi', open }));
  expect(mine(['procedures'])).toEqual(['/assets/vi.js', '/assets/dossiers.js', '/api/session', '/api/drafts']);
  expect(mine(['sample'])).toEqual(['/assets/vi.js', '/assets/appointments.js', '/api/session', '/api/appointments']);
  expect(mine([])).toEqual(['/api/session']);
});

test('reads in the space of the address, texts in its language', () => {
  const html = firstLoadHints(loads, { ...asked, path: '/nop-ho-so/1.001193', prefix: '/trial', language: 'en' });
  expect(hrefs(html)).toEqual(['/assets/en.js', '/assets/start.js', '/trial/api/session']);
});

test('without a session only the session is read', () => {
  expect(hrefs(firstLoadHints(loads, { ...asked, signedIn: false })).filter((href) => href?.includes('/api/'))).toEqual(
    ['/api/session'],
  );
});

test('what stands in the address stays within the attribute', () => {
  const html = firstLoadHints(loads, { ...asked, path: '/nop-ho-so/ban-nhap/"><script>/x' });
  expect(html).not.toContain('<script');
  expect(html).toContain('/api/drafts/&#34;&#62;&#60;script&#62;');
});

test('an address that is not in the list has no hints', () => {
  expect(firstLoadHints(loads, { ...asked, path: '/lam-viec' })).toBe('');
});

test('without script says in the language of the asker what is needed and where to go', () => {
  const dist = mkdtempSync(join(tmpdir(), 'dongbo-page-'));
  onTestFinished(() => rmSync(dist, { recursive: true }));
  mkdirSync(join(dist, '.vite'));
  writeFileSync(join(dist, '.vite', 'first-load.json'), JSON.stringify(loads));
  const built = '<html lang="vi"><title>Cổng</title><noscript>JavaScript</noscript><body>';
  for (const file of ['portal.html', 'desk.html']) writeFileSync(join(dist, file), built);
  const said = (file: string, language: 'vi' | 'en' | 'uk') =>
    createApplicationPage(dist, file).write({ ...asked, language, prefix: '/trial' }) ?? '';
  expect(said('portal.html', 'vi')).toContain('Trang này cần JavaScript');
  expect(said('portal.html', 'vi')).not.toContain('This page needs');
  expect(said('portal.html', 'en')).toMatch(/<html lang="en">.*This page needs JavaScript/s);
  expect(said('portal.html', 'uk')).toContain('href="/trial/lien-he"');
  expect(said('desk.html', 'vi')).toContain('Bàn làm việc của cán bộ cần');
});

test('takes up a new build under a running server', () => {
  const dist = mkdtempSync(join(tmpdir(), 'dongbo-page-'));
  onTestFinished(() => rmSync(dist, { recursive: true }));
  const page = createApplicationPage(dist, 'portal.html');
  expect(page.write(asked)).toBeUndefined();
  expect(page.knows(asked.path)).toBe(false);
  mkdirSync(join(dist, '.vite'));
  writeFileSync(join(dist, '.vite', 'first-load.json'), JSON.stringify(loads));
  writeFileSync(join(dist, 'portal.html'), '<title>Cổng</title><body>');
  expect(page.write(asked)).toMatch(/<title>Cổng<\/title><link rel="modulepreload".*<body>$/);
  expect(page.knows(asked.path)).toBe(true);
  expect(page.knows('/nop-ho-so/ban-nhap')).toBe(true);
  expect(page.knows('/thu-tuc')).toBe(false);
});
