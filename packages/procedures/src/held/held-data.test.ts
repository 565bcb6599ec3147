import { beforeAll, expect, test } from 'vitest';
import { carriedProcedures, papersIn } from '../catalogue/papers/carried-papers.fixture.ts';
import type { ProcedureContent } from '../catalogue/procedure-content.ts';
import { codesWithSlots, heldData } from './held-data.ts';
import { codesAnswering, kindsOf, slotsOf } from './held-rule.ts';

let carried: ReadonlyMap<string, ProcedureContent>;
beforeAll(async () => {
  carried = await carriedProcedures();
});

const procedureOf = (code: string) => {
  const content = carried.get(code);
  if (content === undefined) throw new Error(`No ${code}`);
  return { ...content, ...papersIn(carried).papersOf(code) };
};

test('every slot is a paper of the carried catalogue that is handed in under its name in the cases that it names', () => {
  for (const slot of heldData.slots) {
    const procedure = procedureOf(slot.procedure);
    for (const caseKey of slot.cases ?? [procedure.papers.cases[0]?.key ?? null]) {
      // Where a list has cases and the slot names none, the paper stands in one of them at least.
      const keys = slot.cases === undefined ? [caseKey, ...procedure.papers.cases.map(({ key }) => key)] : [caseKey];
      const found = keys.flatMap((key) => slotsOf(procedure, { caseKey: key, answers: {} }));
      expect(
        found.map(({ componentId }) => componentId),
        `${slot.procedure} ${slot.of} ${caseKey}`,
      ).toContain(slot.of);
    }
    const names = procedure.papers.papers.filter(({ id }) => id === slot.of).map(({ name }) => name);
    expect(names).toContain(slot.name);
  }
});

test('every kind is used, has its results published, and every slot asks for kinds that are known', () => {
  const known = heldData.kinds.map(({ key }) => key);
  expect(new Set(known).size).toBe(known.length);
  const accepted = new Set(heldData.slots.flatMap(({ accepts }) => accepts.map(({ kind }) => kind)));
  expect([...accepted].toSorted()).toEqual(known.toSorted());
  for (const { key, results, papers } of heldData.kinds) {
    expect(results.length > 0 || papers, key).toBe(true);
    for (const { procedure, resultCode } of results)
      expect(
        carried.get(procedure)?.results.map(({ code }) => code),
        `${key} of ${procedure}`,
      ).toContain(resultCode);
  }
});

test('no paper that has to be given up in the original is answered by a file', () => {
  for (const { procedure, of } of heldData.slots) {
    const text = procedureOf(procedure)
      .componentGroups.flatMap(({ items }) => items)
      .find(({ id }) => id === of)?.name;
    expect(text).not.toMatch(/^Bản (gốc|chính)(?!.*(bản sao|bản điện tử|Giấy chứng sinh))/iu);
  }
});

test('what answers the papers of a procedure is looked for in the dossiers of few procedures', () => {
  for (const code of codesWithSlots) {
    const procedure = procedureOf(code);
    const keys = [null, ...procedure.papers.cases.map(({ key }) => key)];
    const slots = keys.flatMap((caseKey) => slotsOf(procedure, { caseKey, answers: {} }));
    expect(codesAnswering(slots).length).toBeGreaterThan(0);
    expect(codesAnswering(slots).length).toBeLessThan(20);
  }
});

test('a certified copy is what its title names', () => {
  const copy = { procedureCode: '2.000815', componentId: null, paperCase: null, at: new Date(0) };
  expect(kindsOf({ ...copy, name: 'Bản sao chứng thực Giấy khai sinh' })).toEqual(['birth-certificate']);
  expect(kindsOf({ ...copy, name: 'Bản sao chứng thực bằng tốt nghiệp' })).toEqual([]);
});
