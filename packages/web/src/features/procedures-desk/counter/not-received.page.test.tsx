import {
  getDossier,
  getProcedure,
  listEndingGrounds,
  refuseAtCounter,
  requestSupplementAtCounter,
  takeInDossier,
} from '@dongbo/contract/procedures';
import type { Procedure } from '@dongbo/contract/procedures';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { dossierOf } from '../dossier.fixture.ts';
import { procedure } from '../procedure.fixture.ts';

prepareDesk();
afterEach(() => sessionStorage.clear());

const paper = {
  name: 'Giấy chứng sinh',
  originals: 1,
  copies: 0,
  form: null,
  isNote: false,
};
const birth = {
  ...procedure,
  channels: [{ channel: 'DIRECT', limit: { unit: 'working-day', value: 3 }, fees: [], description: '' }],
  componentGroups: [{ case: null, items: [{ ...procedure.componentGroups[0]?.items[0], ...paper, id: 'birth' }] }],
  papers: {
    ...procedure.papers,
    papers: [{ id: 'birth', name: paper.name, handling: 'hand-in', need: 'always', cases: [], when: null, note: null }],
  },
} as Procedure;

async function typed() {
  server.answers(getProcedure, birth);
  const { user } = openDesk('/lam-viec/quay?procedure=1.001193');
  await user.type(await screen.findByLabelText(/Họ tên hoặc tên tổ chức/), 'Lê Văn Tám');
  await screen.findByText('Đủ thông tin để tiếp nhận');
  return user;
}

test('who has papers missing is asked for them by name, and goes home with form 02', async () => {
  const user = await typed();
  const dossier = dossierOf({});
  server.answers(requestSupplementAtCounter, { id: dossier.id, code: dossier.code, state: 'suspended', version: 1 });
  server.answers(getDossier, dossier);
  await user.keyboard('{Control>}{Enter}{/Control}');
  const warning = within(await screen.findByRole('alert'));
  expect(warning.getByText(/Còn thiếu: Giấy chứng sinh/)).toBeTruthy();
  await user.click(warning.getByRole('button', { name: 'Hướng dẫn bổ sung (mẫu 02)' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect((await dialog.findByLabelText<HTMLInputElement>('Giấy chứng sinh')).checked).toBe(true);
  await user.type(dialog.getByLabelText(/Lý do/), 'Thiếu giấy chứng sinh');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Đã hướng dẫn bổ sung, chưa tiếp nhận')).toBeTruthy();
  expect(server.inputsOf(requestSupplementAtCounter)).toMatchObject([
    {
      owner: { name: 'Lê Văn Tám' },
      items: [{ kind: 'paper', componentId: 'birth' }],
      reason: 'Thiếu giấy chứng sinh',
    },
  ]);
  expect(server.inputsOf(takeInDossier)).toEqual([]);
  await user.click(screen.getByRole('button', { name: /Người tiếp theo/ }));
  expect((await screen.findByLabelText<HTMLInputElement>(/Họ tên hoặc tên tổ chức/)).value).toBe('');
});

test('who is refused goes home with form 03, on a ground of the list', async () => {
  const text = { vi: 'Hồ sơ không hợp lệ', en: 'Not valid', uk: 'Недійсна' };
  const grounds = [{ key: 'not-valid', kinds: ['refused' as const], text, provision: 'Điều 17' }];
  server.answers(listEndingGrounds, { items: grounds });
  const user = await typed();
  const dossier = dossierOf({});
  server.answers(refuseAtCounter, { id: dossier.id, code: dossier.code, state: 'refused', version: 1 });
  server.answers(getDossier, dossier);
  await user.click(screen.getByRole('button', { name: 'Từ chối tiếp nhận (mẫu 03)' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.selectOptions(await dialog.findByRole('combobox'), 'not-valid');
  await user.type(dialog.getByRole('textbox'), 'Giấy tờ bị tẩy xóa');
  await user.click(dialog.getByRole('button', { name: /Lập phiếu từ chối/ }));
  expect(await screen.findByText('Đã từ chối tiếp nhận')).toBeTruthy();
  await waitFor(() =>
    expect(server.inputsOf(refuseAtCounter)).toMatchObject([{ ground: 'not-valid', reason: 'Giấy tờ bị tẩy xóa' }]),
  );
});
