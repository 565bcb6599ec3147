import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { boundField } from '../../field-types.ts';
import { FormField } from '../../form-definition.ts';
import { emailForSending } from './email-field.ts';

const label = { vi: 'Thư điện tử', en: 'Email', uk: 'Пошта' };
const field = boundField(FormField.parse({ id: 'email', label, type: 'email' }));
const accepts = (text: string) => field.parse(text, { today: '2026-11-22' }).kind === 'value';

test('what Zod takes for an address is taken', () => {
  const schema = z.email().max(254);
  const part = fc.string({
    unit: fc.constantFrom('a', 'Z', '9', '.', '_', '-', '+', "'", '"', '@', 'é'),
    minLength: 1,
    maxLength: 12,
  });
  const address = fc
    .tuple(part, part, fc.constantFrom('.vn', '.gov.vn', '.v', '', '..vn', '.v1'))
    .map(([name, domain, end]) => `${name}@${domain}${end}`);
  fc.assert(
    fc.property(address, (text) => {
      expect(accepts(text) || !schema.safeParse(text).success).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('a long text that is no address is refused before the test gives up', () => {
  expect(accepts(`${'a.'.repeat(100)}@${'a-.'.repeat(16)}`)).toBe(false);
});

test.each([
  ['a@thưviện.vn', 'a@thưviện.vn', 'a@xn--thvin-grb5423c.vn'],
  ['a@мвс.укр', 'a@мвс.укр', 'a@xn--b1atq.xn--j1amh'],
  ['a@mail.xn--p1ai', 'a@mail.xn--p1ai', 'a@mail.xn--p1ai'],
  ['a&b@mail.vn', 'a&b@mail.vn', 'a&b@mail.vn'],
  ['a/b@mail.vn', 'a/b@mail.vn', 'a/b@mail.vn'],
  ['a@b.vn\u200b', 'a@b.vn', 'a@b.vn'],
  ['ａ＠ｂ．vn', 'a@b.vn', 'a@b.vn'],
  ['A.b@Thưviện.VN', 'A.b@thưviện.vn', 'A.b@xn--thvin-grb5423c.vn'],
])('%j is kept as %s and sent to %s', (typed, kept, sent) => {
  expect(field.parse(typed, { today: '2026-11-22' })).toMatchObject({ kind: 'value', value: kept });
  expect(emailForSending(kept)).toBe(sent);
});

test.each([
  'a@b',
  'a@1.2.3.4',
  'a@b.vn/x',
  'a b@c.vn',
  'nguyễn@mail.vn',
  'a@-.vn',
  'a@b..vn',
  'a@b.vn, c@d.vn',
  '.a@b.vn',
])('%j is refused', (typed) => {
  expect(accepts(typed)).toBe(false);
});
