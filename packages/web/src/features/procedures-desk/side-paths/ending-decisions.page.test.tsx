import { decideEnding, getDossier, listEndingGrounds, proposeEnding, returnEnding } from '@dongbo/contract/procedures';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';

prepareDesk();

const changed = { id: dossierId, code: 'H19.145.01-260311-0001', version: 5 };
const local = (vi: string) => ({ vi, en: vi, uk: vi });
const grounds = [
  { key: 'conditions-not-met', kinds: ['refused' as const], text: local('Không đủ điều kiện'), provision: 'Điều 1' },
  { key: 'owner-gone', kinds: ['stopped' as const], text: local('Chủ hồ sơ đã chết'), provision: 'Mẫu 05' },
];
const sent = (name: string) => server.calls.findLast((call) => call.name === name)?.input;

test('who examines proposes a refusal with ground and reason, and cannot without', async () => {
  server.answers(getDossier, dossierOf({ sidePaths: ['propose-ending'] }));
  server.answers(listEndingGrounds, { items: grounds });
  server.answers(proposeEnding, { ...changed, state: 'in-progress' });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: 'Đề nghị từ chối hoặc dừng' }));
  const send = screen.getByRole<HTMLButtonElement>('button', { name: /Trình người ký/ });
  expect(send.disabled).toBe(true);
  await screen.findByRole('option', { name: 'Không đủ điều kiện (Điều 1)' });
  await user.selectOptions(screen.getByLabelText(/Căn cứ/), 'conditions-not-met');
  await user.type(screen.getByLabelText(/Lý do cụ thể/), 'Địa điểm không đủ diện tích');
  await user.click(send);
  expect(sent('procedures.ending.propose')).toMatchObject({
    dossierId,
    version: 4,
    kind: 'refused',
    ground: 'conditions-not-met',
    reason: 'Địa điểm không đủ diện tích',
  });
});

test('a stop has grounds of its own, and a ground of the other kind is not kept', async () => {
  server.answers(getDossier, dossierOf({ sidePaths: ['propose-ending'] }));
  server.answers(listEndingGrounds, { items: grounds });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: 'Đề nghị từ chối hoặc dừng' }));
  await screen.findByRole('option', { name: 'Không đủ điều kiện (Điều 1)' });
  await user.selectOptions(screen.getByLabelText(/Căn cứ/), 'conditions-not-met');
  await user.selectOptions(screen.getByLabelText('Đề nghị'), 'stopped');
  expect(screen.getByLabelText<HTMLSelectElement>(/Căn cứ/).value).toBe('');
  expect(screen.queryByRole('option', { name: /Không đủ điều kiện/ })).toBeNull();
  expect(screen.getByRole('option', { name: 'Chủ hồ sơ đã chết (Mẫu 05)' })).toBeTruthy();
});

const proposal = {
  kind: 'refused' as const,
  ground: 'Không đủ điều kiện (Điều 1)',
  reason: 'Địa điểm không đủ diện tích',
  by: 'Trần Thị Bình',
  at: '2026-03-11T01:00:00.000Z',
};

test('the leader reads what is proposed and by whom, and signs it after being told what that means', async () => {
  server.answers(getDossier, dossierOf({ proposal, sidePaths: ['decide-ending', 'return-ending'] }));
  server.answers(decideEnding, { ...changed, state: 'refused' });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  expect(await screen.findByText('Đề nghị từ chối giải quyết')).toBeTruthy();
  expect(screen.getByText('Địa điểm không đủ diện tích')).toBeTruthy();
  expect(screen.queryByText(/bạn chỉ xem/)).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Ký quyết định' }));
  expect(screen.getByText(/Phiếu từ chối \(mẫu 03\) được gửi ngay/)).toBeTruthy();
  const form = within(screen.getByText(/Phiếu từ chối/).closest('form') as HTMLFormElement);
  await user.click(form.getByRole('button', { name: /Ký quyết định/ }));
  expect(sent('procedures.ending.decide')).toMatchObject({ dossierId, version: 4 });
});

test('the leader returns it only with a remark', async () => {
  server.answers(getDossier, dossierOf({ proposal, sidePaths: ['decide-ending', 'return-ending'] }));
  server.answers(returnEnding, { ...changed, state: 'in-progress' });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: 'Trả lại đề nghị' }));
  const remark = screen.getByLabelText(/Ý kiến của người ký/);
  const form = within(remark.closest('form') as HTMLFormElement);
  expect(form.getByRole<HTMLButtonElement>('button', { name: /Trả lại đề nghị/ }).disabled).toBe(true);
  await user.type(remark, 'Nêu rõ điều khoản');
  await user.click(form.getByRole('button', { name: /Trả lại đề nghị/ }));
  expect(sent('procedures.ending.return')).toMatchObject({ remark: 'Nêu rõ điều khoản' });
});
