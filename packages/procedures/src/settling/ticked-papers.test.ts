import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPapers } from '../catalogue/papers/read-papers.ts';
import { changeOfPapers, tickedPapers } from './ticked-papers.ts';

const item = (id: string) => ({ id, name: `Giấy ${id}`, originals: 1, copies: 0, form: null, isNote: false });
const componentGroups = [
  { case: null, items: [item('a'), item('b')] },
  { case: 'Khác', items: [item('c')] },
];
const procedure = { componentGroups, papers: readPapers(componentGroups, false) };
const tick = (componentId: string, originals = 0, fileIds: string[] = []) => ({
  componentId,
  originals,
  certifiedCopies: 0,
  photocopies: 0,
  fileIds,
});
const paper = (componentId: string, originals: number, fileIds: string[] = []) => ({
  ...tick(componentId, originals, fileIds),
  name: `Giấy ${componentId}`,
});

describe('ticked papers', () => {
  test('come in the order of the procedure, without those of which there is nothing', () => {
    expect(tickedPapers(procedure, [], [tick('c', 1), tick('b'), tick('a', 0, ['f'])])).toEqual([
      paper('a', 0, ['f']),
      paper('c', 1),
    ]);
  });

  test('replace counts, keep files, and leave alone what is not named', () => {
    const known = [paper('a', 0, ['f']), paper('b', 2)];
    expect(
      tickedPapers(procedure, known, [{ componentId: 'a', originals: 1, certifiedCopies: 0, photocopies: 3 }]),
    ).toEqual([{ ...paper('a', 1, ['f']), photocopies: 3 }, paper('b', 2)]);
    expect(tickedPapers(procedure, known, [tick('b')])).toEqual([paper('a', 0, ['f'])]);
  });

  test('of a component that the procedure does not know, or named twice, are refused', () => {
    expect(tickedPapers(procedure, [], [tick('x', 1)])).toBe('component.unknown');
    expect(tickedPapers(procedure, [], [tick('a', 1), tick('a', 1)])).toBe('component.unknown');
  });

  test('of an older version of the procedure keep their name', () => {
    const old = { ...paper('old', 1), name: 'Giấy cũ' };
    expect(tickedPapers(procedure, [old], [tick('old', 2), tick('a', 1)])).toEqual([
      paper('a', 1),
      { ...old, originals: 2 },
    ]);
  });

  test('that the procedure does not list have the words of the officer, and need some', () => {
    expect(tickedPapers(procedure, [], [{ ...tick('desk.1', 1), name: 'Đơn xin xác nhận' }])).toEqual([
      { ...paper('desk.1', 1), name: 'Đơn xin xác nhận' },
    ]);
    expect(tickedPapers(procedure, [], [tick('desk.1', 1)])).toBe('paper.name-missing');
    // What the citizen named keeps the citizen's words; nobody begins such a paper at the desk.
    const own = { ...paper('own.1', 0, ['f']), name: 'Sổ hộ khẩu cũ' };
    expect(tickedPapers(procedure, [own], [{ ...tick('own.1', 1), name: 'Khác' }])).toEqual([{ ...own, originals: 1 }]);
    expect(tickedPapers(procedure, [], [{ ...tick('own.1', 1), name: 'Khác' }])).toBe('component.unknown');
    // A listed paper is not renamed.
    expect(tickedPapers(procedure, [], [{ ...tick('a', 1), name: 'Sổ đỏ' }])).toEqual([paper('a', 1)]);
  });

  test('what changed is told by name', () => {
    const before = [paper('a', 1), paper('b', 1), paper('c', 1)];
    expect(changeOfPapers(before, before)).toBeNull();
    expect(changeOfPapers(before, [paper('a', 0, ['f']), paper('c', 2), { ...paper('d', 1), name: 'Giấy mới' }])).toBe(
      'Bớt: Giấy b. Thêm: Giấy mới. Đổi số bản (chính/sao chứng thực/chụp): Giấy a (1/0/0 → 0/0/0); Giấy c (1/0/0 → 2/0/0).',
    );
  });

  test('that are other papers under the same component are told', () => {
    const before = [paper('a', 1)];
    expect(changeOfPapers(before, [{ ...paper('a', 1), name: 'Văn bản của người làm chứng' }])).toBe(
      'Đổi loại giấy tờ: Giấy a → Văn bản của người làm chứng.',
    );
  });

  test('never lose a file', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'));
    fc.assert(
      fc.property(ids, ids, fc.nat(3), (uploaded, ticked, originals) => {
        const known = uploaded.map((id) => paper(id, 0, [`file of ${id}`]));
        const after = tickedPapers(
          procedure,
          known,
          ticked.map((id) => tick(id, originals)),
        );
        const files = typeof after === 'string' ? [] : after.flatMap(({ fileIds }) => fileIds);
        expect(files.toSorted()).toEqual(uploaded.map((id) => `file of ${id}`).toSorted());
      }),
    );
  });
});
