import { beforeAll, expect, test } from 'vitest';
import data from '../../data/paper-results.json' with { type: 'json' };
import type { ProcedureContent } from '../catalogue/procedure-content.ts';
import { readLines } from '../catalogue/read-lines.ts';
import { readProcedureLine } from '../catalogue/read-procedure-line.ts';
import { seedFile } from '../catalogue/seed-catalogue.ts';
import { paperResultOf } from './paper-results.ts';

const day = '2026-11-29';
const result = (name: string) => [{ name, code: null }];

test('land certificates, marriage certificates and building permits are handed over on paper, in the ways that are possible', () => {
  expect(paperResultOf(result('Giấy chứng nhận quyền sử dụng đất; Giấy chứng nhận …'), day)?.methods).toEqual([
    'one-stop',
    'post',
  ]);
  expect(paperResultOf(result('- Giấy chứng nhận kết hôn'), day)?.methods).toEqual(['one-stop']);
  expect(paperResultOf(result('Giấy phép xây dựng kèm theo hồ sơ thiết kế có đóng dấu'), day)).not.toBeNull();
});

test('what is only about such a paper, and what was decided before the rule, may come electronically', () => {
  expect(paperResultOf(result('Quyết định thu hồi Giấy chứng nhận quyền sử dụng đất'), day)).toBeNull();
  expect(paperResultOf(result('Trích lục ghi chú kết hôn'), day)).toBeNull();
  expect(paperResultOf(result('Giấy chứng nhận kết hôn'), '2025-06-30')).toBeNull();
  expect(paperResultOf([], day)).toBeNull();
});

const catalogue: ProcedureContent[] = [];
beforeAll(async () => {
  for await (const { text } of readLines(seedFile)) {
    const line = readProcedureLine(text ?? '');
    if (line.ok) catalogue.push(line.procedure);
  }
});

test('each rule holds for procedures of the catalogue that are settled here', () => {
  const here = catalogue.filter(({ settledBy }) => settledBy !== null);
  for (const { begins } of data.rules) {
    const fits = here.filter(({ results }) =>
      results.some(({ name }) => name.replace(/^[\s-]+/, '').startsWith(begins)),
    );
    expect(fits.length, begins).toBeGreaterThan(3);
  }
  expect(here.filter(({ results }) => paperResultOf(results, day) !== null)).toHaveLength(38);
});
