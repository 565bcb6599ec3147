import { languages } from '@dongbo/contract';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { textsIn } from './page-texts.ts';

const web = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../../web/${path}`, import.meta.url)), 'utf8'));

/** What header and footer say; the two halves of the portal are written by two programs and are one site. */
const inBoth = (key: string): boolean =>
  /^(?:menu|footer)\./.test(key) || ['menu', 'hotline', 'home', 'language', 'skip'].includes(key);

test.each(languages)('header and footer say the same in both halves of the portal, in %s', (language) => {
  const react = { ...web(`texts/${language}/shared.json`), ...web(`src/app/portal/texts/${language}/portal.json`) };
  const t = textsIn(language);
  const keys = Object.keys(react).filter((key) => inBoth(key) && key !== 'menu.sign-out');
  expect(keys.length).toBeGreaterThan(12);
  for (const key of keys) expect(t(key, { number: '{{number}}', body: '{{body}}' }), key).toBe(react[key]);
});
