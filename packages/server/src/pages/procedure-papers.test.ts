import { papersOf, type ListedPaper, type PaperList } from '@dongbo/contract/procedures';
import { expect, test } from 'vitest';
import { textsIn } from './page-texts.ts';

const vi = textsIn('vi');
const paper = (id: string, changes: Partial<ListedPaper> = {}): ListedPaper => ({
  id,
  name: `Giấy ${id}`,
  handling: 'hand-in',
  need: 'always',
  cases: [],
  when: null,
  note: null,
  ...changes,
});
const list = (papers: readonly ListedPaper[], cases: readonly string[] = []): PaperList => ({
  question: cases.length === 0 ? null : 'Trường hợp nào?',
  cases: cases.map((key) => ({ key, name: key, when: null })),
  papers: [...papers],
  sure: true,
  writtenBy: null,
  writtenOn: null,
});

test('what is only shown, exists online alone or is not needed by everybody is not counted', () => {
  const papers = [
    paper('a'),
    paper('b', { handling: 'form' }),
    paper('c', { handling: 'show' }),
    paper('d', { handling: 'e-form' }),
    paper('e', { need: 'if-any' }),
    paper('f', { when: { form: 'applicant', field: 'mandate', oneOf: ['authorised'] } }),
  ];
  expect(papersOf(vi, list(papers))).toBe('2 loại giấy tờ');
  expect(papersOf(vi, list([]))).toBe('Bản công bố chưa ghi');
});

test('cases are counted once they are to be chosen, with the fewest and the most papers', () => {
  const papers = [paper('a'), paper('b', { cases: ['one'] }), paper('c', { cases: ['two'] })];
  expect(papersOf(vi, list(papers, ['one', 'two']))).toBe('2 loại giấy tờ, tùy 2 trường hợp');
  expect(papersOf(vi, list([...papers, paper('d', { cases: ['two'] })], ['one', 'two']))).toBe(
    '2 đến 3 loại giấy tờ, tùy 2 trường hợp',
  );
});

test('a list that is not certain counts nothing', () => {
  expect(papersOf(vi, { ...list([paper('a')]), sure: false })).toBe('Theo bản công bố');
});
