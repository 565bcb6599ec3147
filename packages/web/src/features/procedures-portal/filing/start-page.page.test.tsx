import { getProcedure, listDrafts } from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPortal, preparePortal, server } from '../../../portal-world.fixture.tsx';
import { procedureOf } from '../filing.fixture.ts';

preparePortal();

const paper = { handling: 'hand-in' as const, need: 'always' as const, cases: [], when: null, note: null };
const list = { question: null, cases: [], sure: true, writtenBy: null, writtenOn: null };

test('before a filing begins one reads how long it takes, what it costs and which papers to have at hand', async () => {
  const papers = [
    { ...paper, id: 'g1.c1', name: 'Giấy chứng sinh' },
    { ...paper, id: 'g1.c2', name: 'Giấy ủy quyền', need: 'if-any' as const },
  ];
  server.answers(getProcedure, procedureOf({ papers: { ...list, papers } }));
  server.answers(listDrafts, { items: [] });
  openPortal('/nop-ho-so/1.001193');
  expect(await screen.findByText('3 ngày làm việc')).toBeTruthy();
  expect(screen.getByText(/15\.000/)).toBeTruthy();
  expect(screen.getByText('Giấy chứng sinh')).toBeTruthy();
  expect(screen.queryByText('Giấy ủy quyền')).toBeNull();
  expect(server.calls.some(({ name }) => name === 'procedures.draft.start')).toBe(false);
});

test('papers that are not certain are not named one by one', async () => {
  const papers = [{ ...paper, id: 'g1.c1', name: 'Giấy chứng sinh' }];
  server.answers(getProcedure, procedureOf({ papers: { ...list, sure: false, papers } }));
  server.answers(listDrafts, { items: [] });
  openPortal('/nop-ho-so/1.001193');
  expect(await screen.findByText('3 ngày làm việc')).toBeTruthy();
  expect(screen.queryByText('Giấy chứng sinh')).toBeNull();
});
