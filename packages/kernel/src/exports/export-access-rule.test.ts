import { expect, test } from 'vitest';
import type { Actor, Scope } from '../identity/actor.ts';
import { holdsStill } from './export-access-rule.ts';

const actor = (scopes: readonly Scope[]): Actor => ({
  personId: 'p',
  name: 'p',
  kind: 'official',
  username: 'p',
  grants: scopes.map((scope) => ({ role: 'r', unitName: 'u', permissions: ['x'], ...scope })),
});
const at = (unitId: string, field: string | null = null): Scope => ({ unitId, field });

test.each([
  ['the same', [at('a')], [at('a')], true],
  ['more than then', [at('a'), at('b')], [at('a')], true],
  ['one of two', [at('a')], [at('a'), at('b')], false],
  ['another unit', [at('b')], [at('a')], false],
  ['nothing', [], [at('a')], false],
  ['nothing, and nothing then', [], [], false],
  ['every field instead of one', [at('a')], [at('a', 'land')], true],
  ['one field instead of all', [at('a', 'land')], [at('a')], false],
  ['another field', [at('a', 'land')], [at('a', 'health')], false],
])('who holds %s may have the file: %#', (_, now, then, expected) => {
  expect(holdsStill(actor(now), 'x', then)).toBe(expected);
  expect(holdsStill(actor(now), 'y', then)).toBe(false);
});
