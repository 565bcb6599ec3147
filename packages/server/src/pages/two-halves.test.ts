import { languages } from '@dongbo/contract';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { textsIn } from './page-texts.ts';

const web = <Text = string>(path: string): Record<string, Text> =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../../web/${path}`, import.meta.url)), 'utf8'));

/** What header and footer say; the two halves of the portal are written by two programs and are one site. */
const inBoth = (key: string): boolean =>
  /^(?:menu|footer)\./.test(key) || ['menu', 'hotline', 'home', 'language', 'skip'].includes(key);

test.each(languages)('header and footer say the same in both halves of the portal, in %s', (language) => {
  const portal = Object.entries(web<Record<string, string>>('src/app/portal/texts/portal.json'));
  const react: Record<string, string | undefined> = {
    ...web(`texts/${language}/shared.json`),
    ...Object.fromEntries(portal.map(([key, texts]) => [key, texts[language]])),
  };
  const t = textsIn(language);
  const keys = Object.keys(react).filter((key) => inBoth(key) && key !== 'menu.sign-out');
  expect(keys.length).toBeGreaterThan(12);
  for (const key of keys) expect(t(key, { number: '{{number}}', body: '{{body}}' }), key).toBe(react[key]);
});
