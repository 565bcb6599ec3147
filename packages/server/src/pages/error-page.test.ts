import { expect, test } from 'vitest';
import { languages } from '@dongbo/contract';
import { errorPage } from './error-page.ts';

const context = (language: 'vi' | 'en' | 'uk', space: 'official' | 'trial' = 'official') => ({
  query: new URLSearchParams(),
  params: {},
  language,
  space,
  path: '/x',
  call: () => Promise.reject(new Error('an error page asks nothing')),
  assets: { styles: ['/assets/a.css'] },
  now: new Date(0),
});
const problem = (status: number, code: string) => ({
  type: 'about:blank',
  status,
  code,
  title: code,
  requestId: 'r-1',
});

test.each(languages)('is written in %s without asking the system anything', (language) => {
  const page = errorPage(context(language), problem(503, 'unavailable'));
  expect(page.status).toBe(503);
  expect(page.html).toContain(`<html lang="${language}"`);
  expect(page.html).toContain('r-1');
  expect(page.html).not.toMatch(/\bproblems:|\berror\./);
});

test('a page of the trial space carries the band and stays in its space', () => {
  const page = errorPage(context('vi', 'trial'), problem(404, 'not-found'));
  expect(page.html).toContain('THỬ NGHIỆM');
  expect(page.html).toContain('href="/trial/thu-tuc"');
});
