import { activateAccount, getSession, showInvitation } from '@dongbo/contract';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { citizen, openPortal, preparePortal, server } from '../../../portal-world.fixture.tsx';

preparePortal();

const token = 'a'.repeat(43);
const invitation = {
  name: 'T*** T*** L***',
  purpose: 'first',
  expiresAt: '2026-03-25T02:00:00.000Z',
  strength: { characters: 14, kinds: 4 },
} as const;

beforeEach(() => server.answers(getSession, { ...citizen, person: null, typingKey: null }));

test('who was invited sees for whom the link is, is told what the password lacks, and learns the user name', async () => {
  const user = userEvent.setup();
  server.answers(showInvitation, invitation);
  server.answers(activateAccount, { username: 'lanh.tranbien' });
  openPortal(`/kich-hoat#${token}`);
  expect(await screen.findByText(/Liên kết này dành cho T\*\*\* T\*\*\* L\*\*\*/)).toBeTruthy();
  const [password, again] = [
    await screen.findByLabelText('Mật khẩu mới'),
    screen.getByLabelText('Nhập lại mật khẩu mới'),
  ];
  await user.type(password, 'ngắn');
  await user.type(again, 'khác');
  await user.click(screen.getByRole('button', { name: 'Lưu mật khẩu' }));
  expect(screen.getAllByText('Mật khẩu quá ngắn: cần ít nhất 14 ký tự.').length).toBeGreaterThan(0);
  expect(screen.getAllByText('Hai lần nhập chưa giống nhau.').length).toBeGreaterThan(0);
  expect(server.inputsOf(activateAccount)).toEqual([]);
  await user.clear(password);
  await user.clear(again);
  await user.type(password, 'Bến phà 5 giờ sáng');
  await user.type(again, 'Bến phà 5 giờ sáng');
  await user.click(screen.getByRole('button', { name: 'Lưu mật khẩu' }));
  expect(await screen.findByText(/Tên đăng nhập của bạn là lanh.tranbien/)).toBeTruthy();
  expect(location.hash).toBe('');
  expect(within(screen.getByRole('main')).getByRole('link', { name: 'Đăng nhập' })).toBeTruthy();
});

test('a link that does not hold says so and asks for nothing', async () => {
  server.refuses(showInvitation, 'invitation.not-valid');
  openPortal(`/kich-hoat#${token}`);
  expect(await screen.findByText(/Liên kết này không còn dùng được/)).toBeTruthy();
  expect(screen.queryByLabelText('Mật khẩu mới')).toBeNull();
});

test('who comes without a link is told how to come', async () => {
  openPortal('/kich-hoat');
  expect(await screen.findByText(/quét mã QR trong thư mời/)).toBeTruthy();
});
