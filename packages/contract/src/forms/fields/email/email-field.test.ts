import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { boundField } from '../../field-types.ts';
import { FormField } from '../../form-definition.ts';

const label = { vi: 'Thư điện tử', en: 'Email', uk: 'Пошта' };
const field = boundField(FormField.parse({ id: 'email', label, type: 'email' }));
const accepts = (text: string) => field.parse(text, { today: '2026-11-22' }).kind === 'value';

test('an address is one where Zod takes it for one', () => {
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
      expect(accepts(text)).toBe(schema.safeParse(text).success);
    }),
    { numRuns: 2000 },
  );
});

test('a long text that is no address is refused before the test gives up', () => {
  expect(accepts(`${'a.'.repeat(100)}@${'a-.'.repeat(16)}`)).toBe(false);
});
