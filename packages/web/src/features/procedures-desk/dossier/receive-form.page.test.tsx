import { FileId } from '@dongbo/contract';
import {
  DossierId,
  checkIntake,
  getDossier,
  getProcedure,
  listIntakeHeld,
  receiveDossier,
  takeIntakeHeld,
} from '@dongbo/contract/procedures';
import type { HeldOffer, SameDossier } from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { now, openDesk, prepareDesk, server, unitName } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';
import { procedure } from '../procedure.fixture.ts';

prepareDesk();

const local = (vi: string) => ({ vi, en: vi, uk: vi });
const action = {
  id: 'receive',
  name: local('Tiếp nhận'),
  needs: [],
  backward: false,
  toStepName: local('Thẩm định, xử lý'),
};
const elsewhere: SameDossier = {
  dossierId: null,
  code: null,
  state: null,
  ownerName: null,
  subject: null,
  isRunning: true,
  unitName: 'Trung tâm Phục vụ hành chính công phường Long Bình',
  at: null,
};
const sent = () => server.calls.findLast((call) => call.name === 'procedures.dossier.receive')?.input;
const receive = () => screen.getAllByRole<HTMLButtonElement>('button', { name: /^Tiếp nhận/ }).at(-1);

async function openReception(same: readonly SameDossier[], offers: readonly HeldOffer[] = [], asks = procedure) {
  server.answers(getDossier, dossierOf({ state: 'submitted', channel: 'ONLINE', actions: [action] }));
  server.answers(getProcedure, asks);
  const nothing = { known: null, held: [], heldElsewhere: [], subjectLabel: null };
  server.answers(checkIntake, { ...nothing, same: [...same] });
  server.answers(listIntakeHeld, { offers: [...offers] });
  server.answers(receiveDossier, { id: dossierId, code: 'H19.145.01-260311-0001', version: 5, state: 'in-progress' });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: /^Tiếp nhận/ }));
  return user;
}

test('where the same matter runs, nothing is received before it is said why; of what lies elsewhere the unit alone is told', async () => {
  const user = await openReception([elsewhere]);
  const why = await screen.findByLabelText(/Vì sao vẫn tiếp nhận/);
  expect(screen.getByText(/phường Long Bình/)).toBeTruthy();
  expect(receive()?.disabled).toBe(true);
  await user.type(why, 'Đề nghị mới');
  await user.click(receive() as HTMLButtonElement);
  expect(sent()).toMatchObject({ dossierId, version: 4, despiteSame: 'Đề nghị mới' });
});

test('what ended lately is told and asks for nothing', async () => {
  const ended = {
    ...elsewhere,
    dossierId,
    code: 'H19.145.01-260302-0001',
    state: 'returned' as const,
    isRunning: false,
    unitName,
    at: now,
  };
  const user = await openReception([ended]);
  await screen.findByRole('link', { name: 'H19.145.01-260302-0001' });
  expect(screen.queryByLabelText(/Vì sao vẫn tiếp nhận/)).toBeNull();
  await user.click(receive() as HTMLButtonElement);
  expect(sent()).not.toHaveProperty('despiteSame');
});

test('a paper that is held already is used by one press and received with the dossier', async () => {
  const componentId = 'g1.c1';
  const name = 'Bản sao Giấy khai sinh';
  const asked = { id: componentId, name, originals: 0, copies: 1, form: null, isNote: false };
  const listed = { id: componentId, name, cases: [], when: null, note: null };
  const papers = [{ ...listed, handling: 'hand-in' as const, need: 'always' as const }];
  const source = {
    kind: 'result' as const,
    name: 'Giấy khai sinh',
    number: '12/KQ-UBND',
    unitName: 'Phường Tam Hiệp',
    at: '2026-03-02T10:00:00+07:00',
  };
  const key = { componentId, heldInId: DossierId.parse(dossierId), heldComponentId: null };
  const file = { name: 'a.pdf', type: 'application/pdf', size: 1, sha256: 'ab'.repeat(32) };
  const id = FileId.parse('019cdb00-0000-7000-8000-0000000000bb');
  server.answers(takeIntakeHeld, { componentId, files: [{ ...file, id }], source });
  const asks = {
    ...procedure,
    componentGroups: [{ case: null, items: [asked] }],
    papers: { ...procedure.papers, papers },
  };
  const user = await openReception([], [{ ...source, ...key, subject: null, files: 1 }], asks);
  expect(await screen.findByText(/không yêu cầu nộp lại/)).toBeTruthy();
  expect(screen.getByText(/số 12\/KQ-UBND/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Khai thác bản này' }));
  expect(await screen.findByText('Đã khai thác')).toBeTruthy();
  await user.click(receive() as HTMLButtonElement);
  expect(sent()).toMatchObject({
    papers: expect.arrayContaining([expect.objectContaining({ componentId, fileIds: [id] })]),
  });
});
