import { defineEndpoint } from '@dongbo/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { derivedAuditKey, markOfWords } from '../audit/audit-key.ts';
import { detailsOf, reasonOf, targetOf } from './audit-details.ts';

const key = derivedAuditKey(Buffer.alloc(32, 7));
const id = '0193e0c2-7c1a-7000-8000-000000000001';

const search = defineEndpoint({
  name: 'kernel.test.search',
  summary: 'A search',
  method: 'GET',
  path: '/test/:unitId',
  access: 'official',
  input: z.object({
    unitId: z.uuid(),
    q: z.string().optional(),
    state: z.enum(['open', 'closed']).optional(),
    from: z.string().optional(),
    limit: z.number().optional(),
    cursor: z.string().optional(),
  }),
  output: z.object({ items: z.array(z.string()), total: z.number() }),
});

const act = defineEndpoint({
  name: 'kernel.test.act',
  summary: 'A write',
  method: 'POST',
  path: '/test/:thingId/actions',
  access: 'official',
  input: z.object({ thingId: z.string(), action: z.string(), name: z.string() }),
  output: z.object({}),
});

test('of a search the choices stay, the words become a mark, and the rows are counted', () => {
  const input = { unitId: id, q: 'Nguyễn Văn A', state: 'open', from: '2026-11-01', limit: 50, cursor: 'abc' };
  expect(detailsOf(search, { input, output: { items: ['a', 'b'], total: 7 } }, key)).toEqual({
    filters: { unitId: id, q: markOfWords(key, ' nguyễn  văn a '), state: 'open', from: '2026-11-01' },
    rows: 2,
    total: 7,
  });
});

test('a number of a person is a mark too, which nobody makes without the key', () => {
  const details = detailsOf(search, { input: { unitId: id, q: '075190000123' } }, key);
  expect(JSON.stringify(details)).not.toContain('075190000123');
  expect(markOfWords(derivedAuditKey(Buffer.alloc(32, 8)), '075190000123')).not.toBe(details?.filters?.['q']);
  expect(detailsOf(search, { input: { unitId: id, q: 'x' } }, undefined)).toEqual({ filters: { unitId: id } });
});

test('of a write only its target and the action stay', () => {
  const input = { thingId: id, action: 'approve', name: 'Nguyễn Văn A' };
  expect(detailsOf(act, { input, output: {} }, key)).toEqual({ filters: { thingId: id, action: 'approve' } });
  expect(targetOf(act, input)).toBe(id);
  expect(targetOf(act, { thingId: 'no id' })).toBeNull();
});

test('of a write the reason that was typed and the sum stay', () => {
  const pay = defineEndpoint({
    name: 'kernel.test.pay',
    summary: 'Money goes back',
    method: 'POST',
    path: '/test/:thingId/refunds',
    access: 'official',
    input: z.object({ thingId: z.string(), amount: z.number(), reason: z.string() }),
    output: z.object({}),
  });
  const input = { thingId: id, amount: 20_000, reason: 'Thu nhầm' };
  expect(detailsOf(pay, { input }, key)).toEqual({ filters: { thingId: id, amount: '20000' } });
  expect(reasonOf(pay, input)).toBe('Thu nhầm');
  expect(reasonOf(act, { note: 'Đủ giấy tờ' })).toBe('Đủ giấy tờ');
  expect(reasonOf(act, { reason: '' })).toBeNull();
  // Some readings are for a reason too; it is kept once.
  const looked = { unitId: id, reason: 'Kiểm tra' };
  expect(reasonOf(search, looked)).toBe('Kiểm tra');
  expect(detailsOf(search, { input: looked }, key)).toEqual({ filters: { unitId: id } });
  expect(reasonOf({ ...pay, access: 'public' }, input)).toBeNull();
});
