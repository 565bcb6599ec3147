import { readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allEndpoints } from '@dongbo/contract/all';
import { languages, systemNames } from '@dongbo/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { keptFields } from '../operation/audit-details.ts';
import { auditWords } from './audit-words.ts';

const texts = dirname(dirname(fileURLToPath(import.meta.resolve('@dongbo/contract/texts/vi/kernel/problems.json'))));
const codes = systemNames.flatMap((system) =>
  readdirSync(`${texts}/${system}`)
    .filter((name) => /^(?:refusals|problems)(?:-of-[a-z-]+)?\.json$/.test(name))
    .flatMap((name) => Object.keys(JSON.parse(readFileSync(`${texts}/${system}/${name}`, 'utf8')))),
);

test('every refusal has words for the auditor, without the names of facts that are not kept', () => {
  expect(codes.length).toBeGreaterThan(50);
  const { outcome } = auditWords('vi');
  const odd = codes.filter((code) => outcome(code) === code || /[{}]/.test(outcome(code)));
  expect(odd).toEqual([]);
});

test('every operation has a name in every language', () => {
  for (const language of languages) {
    const { act } = auditWords(language);
    expect(allEndpoints.filter(({ name }) => act(name) === name).map(({ name }) => name)).toEqual([]);
  }
});

test('every field by which something is asked, and that is kept, has a name in every language', () => {
  const kept = new Set(
    allEndpoints.flatMap((endpoint) =>
      keptFields(endpoint, endpoint.input instanceof z.ZodObject ? endpoint.input.shape : {}),
    ),
  );
  expect(kept.size).toBeGreaterThan(40);
  for (const language of languages) {
    const { asked } = auditWords(language);
    expect([...kept].filter((field) => asked(field, '1') === `${field}: 1`)).toEqual([]);
  }
  expect(auditWords('vi').asked('overdue', 'true')).toBe('Chỉ hồ sơ quá hạn: có');
  expect(auditWords('vi').asked('receiver', 'mandate')).toBe('Người nhận kết quả: người được ủy quyền');
});
