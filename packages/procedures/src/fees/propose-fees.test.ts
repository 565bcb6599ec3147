import type { Channel, ProcedureChannel } from '@dongbo/contract/procedures';
import { expect, test } from 'vitest';
import { feeRuleFor } from './fee-data.ts';
import { proposeFees } from './propose-fees.ts';

type Fee = ProcedureChannel['fees'][number];
const stated = (channel: ProcedureChannel['channel'], ...fees: Partial<Fee>[]): ProcedureChannel => ({
  channel,
  limit: { unit: 'unknown', value: 0 },
  description: null,
  fees: fees.map((fee) => ({ amount: null, currency: 'VND', note: null, suspect: false, ...fee })),
});

test('each channel has its own amount, as the catalogue states it', () => {
  const both = [
    stated('ONLINE', { amount: 10_000, note: 'Lệ phí nộp trực tuyến' }),
    stated('DIRECT', { amount: 20_000, note: 'Lệ phí nộp trực tiếp' }),
  ];
  const [online, direct] = (['ONLINE', 'DIRECT'] as const).map((channel) => proposeFees(undefined, both, channel));
  expect(online).toMatchObject({ source: 'catalogue', lines: [{ kind: 'charge', unitPrice: 10_000, certain: true }] });
  expect(direct).toMatchObject({ source: 'catalogue', lines: [{ kind: 'charge', unitPrice: 20_000, certain: true }] });
});

test('a suspect amount and another currency are never proposed as lines, and prices of single cases are for an officer to choose', () => {
  const doubtful = [
    stated(
      'DIRECT',
      { amount: 20, note: '20.000 đồng', suspect: true },
      { amount: 10, currency: 'USD', note: '10 USD/người' },
      { note: '5.000 đồng/trang; từ trang thứ 3: 2.000 đồng/trang' },
    ),
  ];
  const { lines, source, free, unsure } = proposeFees(undefined, doubtful, 'DIRECT');
  expect({ lines, source, free }).toEqual({
    lines: [
      { kind: null, name: 'Lệ phí', unitPrice: 5_000, per: 'trang', certain: false },
      { kind: null, name: 'Lệ phí: từ trang thứ 3', unitPrice: 2_000, per: 'trang', certain: false },
    ],
    source: 'catalogue',
    free: false,
  });
  expect(unsure).toHaveLength(3);
});

test('free is said only where the source says so for the channel', () => {
  expect(proposeFees(undefined, [stated('ONLINE', { amount: 0 })], 'ONLINE')).toMatchObject({ free: true });
  expect(proposeFees(undefined, [stated('ONLINE', { amount: 0 })], 'DIRECT')).toMatchObject({
    free: false,
    source: 'none',
  });
});

test('the rule of the province counts before the catalogue: online the service fee is 5 % lower and the charge free', () => {
  const rule = feeRuleFor('1.011441', '2026-03-11');
  expect(rule?.provisional).toBe(true);
  const prices = (channel: Channel) =>
    proposeFees(rule, [stated(channel, { amount: 99_000 })], channel).lines.map(({ unitPrice }) => unitPrice);
  // As the page of the province states them for both ways.
  expect(prices('DIRECT')).toEqual([280_000, 330_000, 410_000]);
  expect(prices('ONLINE')).toEqual([266_000, 313_500, 389_500]);
  expect(feeRuleFor('1.011441', '2025-06-30')).toBeUndefined();
});

test('nought beside a note is no price, and a price with another one beside it is for an officer to choose', () => {
  const note = 'Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định.';
  const elsewhere = proposeFees(undefined, [stated('DIRECT', { amount: 0, note })], 'DIRECT');
  expect(elsewhere).toMatchObject({ lines: [], free: false, unsure: [note] });
  const prices = [stated('DIRECT', { amount: 2000, note: '/trang' }, { amount: 10, currency: 'USD', note: '/bản' })];
  expect(proposeFees(undefined, prices, 'DIRECT')).toMatchObject({
    lines: [{ unitPrice: 2000, per: 'trang', certain: false }],
    unsure: ['10 USD/bản'],
  });
  const both = [stated('DIRECT', { amount: 2000, note: 'Phí' }, { amount: 5000, note: 'Lệ phí' })];
  expect(proposeFees(undefined, both, 'DIRECT').lines.map(({ certain }) => certain)).toEqual([true, true]);
});
