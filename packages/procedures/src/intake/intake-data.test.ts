import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultForms } from '../forms/default-forms.ts';
import { intakePolicyOn, subjectFieldsOf } from './intake-data.ts';

const { subjects } = JSON.parse(readFileSync(new URL('../../data/intake.json', import.meta.url), 'utf8')) as {
  subjects: { form: string; name: string; day: string | null; short: string[] }[];
};

test('the questions that tell a subject are asked by every version of their form', () => {
  for (const { form, name, day, short } of subjects) {
    const versions = defaultForms.filter(({ key }) => key === form);
    expect(versions.length).toBeGreaterThan(0);
    for (const { sections } of versions) {
      const ids = sections.flatMap(({ fields }) => fields.map(({ id }) => id));
      expect([name, ...(day === null ? [] : [day]), ...short].filter((id) => !ids.includes(id))).toEqual([]);
    }
    expect(short).toContain(name);
  }
});

test('a rule is in force today', () => {
  expect(intakePolicyOn('2026-11-29')).toEqual({ endedDays: 90, mostLookedAt: 50 });
  expect(subjectFieldsOf('general-request')).toBeUndefined();
});
