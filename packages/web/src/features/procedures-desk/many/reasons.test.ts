import { expect, test } from 'vitest';
import { byReason } from './reasons.tsx';

test('a reason is said once, the most frequent first, with the dossiers that share it', () => {
  const rows = [
    { name: '1', code: 'not-found' },
    { name: '2', code: 'batch.papers-lack' },
    { name: '3', code: 'batch.papers-lack' },
  ];
  expect(byReason(rows)).toEqual([
    { code: 'batch.papers-lack', names: ['2', '3'] },
    { code: 'not-found', names: ['1'] },
  ]);
  expect(byReason([])).toEqual([]);
});
