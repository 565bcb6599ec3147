import { correctDossier, getDossier } from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';

prepareDesk();

const paper = {
  componentId: 'g1.c1',
  name: 'Giấy chứng sinh',
  originals: 1,
  certifiedCopies: 0,
  photocopies: 0,
  files: [],
  digitisation: 'not-digitised' as const,
  source: null,
};
const sent = () => server.calls.findLast((call) => call.name === 'procedures.dossier.correct')?.input;
const save = () => screen.getByRole<HTMLButtonElement>('button', { name: /Lưu đính chính/ });

async function openForm(changes: Parameters<typeof dossierOf>[0] = {}) {
  server.answers(getDossier, dossierOf({ sidePaths: ['correct'], papers: [paper], ...changes }));
  server.answers(correctDossier, { id: dossierId, code: 'H19.145.01-260311-0001', version: 5, state: 'in-progress' });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: 'Đính chính thông tin tiếp nhận' }));
  await screen.findByRole('button', { name: /Lưu đính chính/ });
  return user;
}

test('only what differs is sent, and never without a reason', async () => {
  const user = await openForm();
  expect(save().disabled).toBe(true);
  const name = screen.getByLabelText<HTMLInputElement>(/Họ tên hoặc tên tổ chức/);
  await user.clear(name);
  await user.type(name, 'Lê Văn Tâm');
  expect(save().disabled).toBe(true);
  await user.type(screen.getByLabelText(/Lý do đính chính/), 'Ghi nhầm dấu');
  await user.click(save());
  expect(sent()).toEqual({
    dossierId,
    version: 4,
    owner: { name: 'Lê Văn Tâm' },
    submitter: {},
    papers: [],
    reason: 'Ghi nhầm dấu',
  });
});

test('who handed it in is put right as the owner is, and may turn out to be the owner', async () => {
  const submitter = { name: 'Phạm Thị Bốn', identityNumber: '075190000004', phone: null, authority: null };
  const user = await openForm({ submitterName: submitter.name, submitter });
  const number = screen.getByLabelText<HTMLInputElement>('Số giấy tờ của người nộp thay');
  expect(number.value).toBe('075190000004');
  await user.clear(number);
  await user.type(number, '075190000005');
  await user.type(screen.getByLabelText('Giấy ủy quyền hoặc quan hệ'), 'Con của chủ hồ sơ');
  await user.type(screen.getByLabelText(/Lý do đính chính/), 'Ghi nhầm số');
  await user.click(save());
  expect(sent()).toMatchObject({
    owner: {},
    submitter: { identityNumber: '075190000005', authority: 'Con của chủ hồ sơ' },
  });
});

test('of who filed online for somebody else the telephone alone is offered', async () => {
  const submitter = { name: 'Phạm Thị Bốn', identityNumber: '075190000004', phone: '+84912345678', authority: null };
  await openForm({ channel: 'ONLINE', submitterName: submitter.name, submitter, byAuthorisation: true });
  expect(screen.getByLabelText<HTMLInputElement>('Điện thoại của người nộp thay').value).toBe('0912 345 678');
  expect(screen.queryByLabelText('Người nộp thay')).toBeNull();
  expect(screen.queryByLabelText('Số giấy tờ của người nộp thay')).toBeNull();
});

test('a reason alone changes nothing, and an owner has a name', async () => {
  const user = await openForm();
  await user.type(screen.getByLabelText(/Lý do đính chính/), 'Ghi nhầm');
  expect(save().disabled).toBe(true);
  await user.clear(screen.getByLabelText(/Họ tên hoặc tên tổ chức/));
  expect(save().disabled).toBe(true);
  expect(sent()).toBeUndefined();
});

test('name and number of an account are not offered here, with where they are put right', async () => {
  await openForm({ channel: 'ONLINE' });
  expect(screen.getByText(/lấy từ tài khoản của người nộp/)).toBeTruthy();
  expect(screen.queryByLabelText(/Họ tên hoặc tên tổ chức/)).toBeNull();
  expect(screen.queryByLabelText(/Số định danh/)).toBeNull();
  expect(screen.getByLabelText(/Điện thoại/)).toBeTruthy();
});

test('who files for somebody else by authorisation may have written the owner wrongly', async () => {
  await openForm({ channel: 'ONLINE', byAuthorisation: true });
  expect(screen.getByLabelText(/Họ tên hoặc tên tổ chức/)).toBeTruthy();
});
