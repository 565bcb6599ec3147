import { PersonId, getSession } from '@dongbo/contract';
import { closeAccount, getPerson, inviteAgain } from '@dongbo/contract/administration';
import type { Account } from '@dongbo/contract/administration';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId, unitName } from '../../desk-world.fixture.tsx';

prepareDesk();

const administrator = {
  ...officer,
  permissions: ['person.list', 'person.get', 'account.close', 'account.invite', 'invitation.print'].map(
    (name) => `administration.${name}`,
  ),
  systems: [{ system: 'administration' as const, atMyUnits: true, stages: [{ unitId, stage: 'official' as const }] }],
};
const id = PersonId.parse('019cdb00-0000-7000-8000-0000000000d1');
const unit = { id: unitId, name: unitName };
const account: Account = {
  id,
  name: 'Lê Văn Tuấn',
  username: 'tuanlv',
  state: 'active',
  identityNumber: '070090000014',
  phone: '+84912345678',
  email: 'tuan@example.vn',
  isOwn: false,
  roles: [
    {
      role: 'specialist',
      name: { vi: 'Chuyên viên', en: 'Specialist', uk: 'Спеціаліст' },
      unit,
      field: null,
      validTo: null,
    },
  ],
  lastSignedInAt: null,
  invitation: null,
  work: [{ unit, open: 3, late: 1 }],
  history: [
    { what: 'created', at: '2026-03-01T02:00:00.000Z', by: { id, name: 'Lâm Chí Hiếu' }, reason: 'Quyết định 12' },
  ],
};
const address = `/lam-viec/tai-khoan/${id}`;

beforeEach(() => {
  server.answers(getSession, administrator);
  server.answers(getPerson, account);
});

test('a person stands with roles, open work and what happened to the account, and why', async () => {
  openDesk(address);
  expect(await screen.findByText(`Chuyên viên, ${unitName}`)).toBeTruthy();
  expect(screen.getByText('0912 345 678')).toBeTruthy();
  expect(screen.getByText(`${unitName}: 3 việc, trong đó 1 việc quá hạn`)).toBeTruthy();
  expect(screen.getByText(/Tạo tài khoản · Lâm Chí Hiếu/)).toBeTruthy();
  expect(screen.getByText('Quyết định 12')).toBeTruthy();
});

test('closing says what is open and where it goes, and asks why', async () => {
  server.answers(closeAccount, { id, username: account.username, moved: 3 });
  const { user } = openDesk(address);
  await user.click(await screen.findByRole('button', { name: 'Đóng tài khoản' }));
  expect(screen.getByText(/đang giữ 3 việc/)).toBeTruthy();
  const [, confirm] = screen.getAllByRole('button', { name: 'Đóng tài khoản' });
  if (confirm === undefined) throw new Error('No button in the dialog');
  await user.click(confirm);
  expect(screen.getByText('Hãy ghi lý do.')).toBeTruthy();
  await user.type(screen.getByLabelText('Lý do'), 'Nghỉ hưu');
  await user.click(confirm);
  expect(await screen.findByText('Đã đóng tài khoản và bàn giao việc.')).toBeTruthy();
  expect(server.inputsOf(closeAccount)).toEqual([{ personId: id, reason: 'Nghỉ hưu' }]);
});

test('a refusal stands at the form in words', async () => {
  server.refuses(inviteAgain, 'account.official-only');
  const { user } = openDesk(address);
  await user.click(await screen.findByRole('button', { name: 'Đặt lại mật khẩu' }));
  expect(screen.getByText(/được gửi đến tuan@example.vn/)).toBeTruthy();
  await user.type(screen.getByLabelText('Lý do'), 'Quên mật khẩu');
  const [, confirm] = screen.getAllByRole('button', { name: 'Đặt lại mật khẩu' });
  if (confirm !== undefined) await user.click(confirm);
  expect((await screen.findByRole('alert')).textContent).toContain('chỉ thay đổi được ở khu vực chính thức');
});

test('nobody finds a button at their own account', async () => {
  server.answers(getPerson, { ...account, isOwn: true });
  openDesk(address);
  expect(await screen.findByText(/Đây là tài khoản của bạn/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Đóng tài khoản' })).toBeNull();
});
