import { FileId } from '@dongbo/contract';
import {
  DossierId,
  getDraft,
  listDraftHeld,
  saveDraft,
  takeDraftHeld,
  type HeldOffer,
} from '@dongbo/contract/procedures';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPortal, preparePortal, server } from '../../../portal-world.fixture.tsx';
import { draftOf, procedureOf } from '../filing.fixture.ts';

preparePortal();

const listed = { handling: 'hand-in' as const, need: 'always' as const, cases: [], when: null, note: null };
const papers = {
  question: null,
  cases: [],
  sure: true,
  writtenBy: null,
  writtenOn: null,
  papers: [
    { ...listed, id: 'g1.c1', name: 'Bản sao Giấy khai sinh' },
    { ...listed, id: 'g1.c2', name: 'Giấy chứng sinh' },
  ],
};
const draft = draftOf({ procedure: procedureOf({ papers }) });
const source = {
  kind: 'result' as const,
  name: 'Giấy khai sinh',
  number: '12/KQ-UBND',
  unitName: 'Phường Trấn Biên',
  at: '2026-03-02T10:00:00+07:00',
};
const offer: HeldOffer = {
  ...source,
  componentId: 'g1.c1',
  heldInId: DossierId.parse('019cdb00-0000-7000-8000-0000000000aa'),
  heldComponentId: null,
  subject: 'Nguyễn Thử Con',
  files: 1,
};
const file = {
  id: FileId.parse('019cdb00-0000-7000-8000-0000000000bb'),
  name: 'Ket-qua.pdf',
  type: 'application/pdf',
  size: 12_000,
  sha256: 'ab'.repeat(32),
};

function openPapers(offers: HeldOffer[] = [offer]) {
  server.answers(getDraft, draft);
  server.answers(saveDraft, { id: draft.id, version: 2, updatedAt: '2026-03-11T02:00:00.000Z' });
  server.answers(listDraftHeld, { offers, taken: [] });
  server.answers(takeDraftHeld, { componentId: 'g1.c1', files: [file], source });
  return openPortal(`/nop-ho-so/ban-nhap/${draft.id}/giay-to`);
}

const use = () => screen.queryAllByRole('button', { name: /^Dùng bản này/ });
const savedFiles = () =>
  server.calls
    .filter(({ name }) => name === 'procedures.draft.save')
    .map(({ input }) => Object(input).papers.flatMap((paper: { fileIds: string[] }) => paper.fileIds));

test('a paper that the state holds is told with number, day and who issued it, used by one press, and given back by one', async () => {
  const { user } = openPapers();
  expect(await screen.findByText(/Nhà nước đã có giấy này/)).toBeTruthy();
  expect(screen.getByText(/Giấy khai sinh số 12\/KQ-UBND, Phường Trấn Biên cấp/)).toBeTruthy();
  expect(screen.getByText('2/3/2026')).toBeTruthy();
  expect(screen.getByText(/về Nguyễn Thử Con/)).toBeTruthy();
  expect(use()).toHaveLength(1);
  await user.click(use()[0] ?? document.body);
  expect(await screen.findByText(/Dùng bản Nhà nước đã có/)).toBeTruthy();
  server.answers(listDraftHeld, { offers: [offer], taken: [{ fileId: file.id, source }] });
  expect(use()).toEqual([]);
  await waitFor(() => expect(savedFiles()).toContainEqual([file.id]), { timeout: 4000 });
  await user.click(await screen.findByRole('button', { name: 'Không dùng bản này' }));
  expect(await screen.findByRole('button', { name: /^Dùng bản này/ })).toBeTruthy();
  await waitFor(() => expect(savedFiles().at(-1)).toEqual([]), { timeout: 4000 });
});

test('where nothing is held the page is as it was', async () => {
  openPapers([]);
  expect(await screen.findByText('Bản sao Giấy khai sinh')).toBeTruthy();
  await waitFor(() => expect(server.calls.some(({ name }) => name === 'procedures.draft.held')).toBe(true));
  expect(screen.queryByText(/Nhà nước đã có/)).toBeNull();
});
