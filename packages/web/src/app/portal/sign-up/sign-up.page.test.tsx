import {
  AskId,
  askNewPassword,
  askSignUp,
  confirmNewPassword,
  confirmSignUp,
  getSession,
  readSimulatedCode,
} from '@dongbo/contract';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { citizen, openPortal, preparePortal, server } from '../../../portal-world.fixture.tsx';

preparePortal();

const askId = AskId.parse('00000000-0000-4000-8000-00000000000a');
const asked = {
  askId,
  expiresAt: '2026-03-11T02:15:00.000Z',
  isSimulated: true,
  strength: { characters: 14, kinds: 4 },
} as const;
const password = 'Bến phà 5 giờ sáng';
const fresh = { ...citizen, person: citizen.person && { ...citizen.person, isProven: false } };

beforeEach(() => {
  server.answers(getSession, { ...citizen, person: null, typingKey: null });
  server.answers(askSignUp, asked);
  server.answers(askNewPassword, asked);
});

test('somebody signs up: what lacks is told, a wrong code keeps what was typed, and they are led back to where they were', async () => {
  server.answers(readSimulatedCode, { text: 'Ma dang ky tai khoan: 123456' });
  server.answers(confirmSignUp, { outcome: 'wrong', triesLeft: 4, username: null, session: null });
  const { user } = openPortal('/dang-nhap?next=%2Fcua-toi%2Fcach-nhan-tin');
  await user.click(await screen.findByRole('link', { name: 'Đăng ký tài khoản' }));
  await user.click(await screen.findByRole('button', { name: 'Gửi mã cho tôi' }));
  expect(screen.getAllByText('Hãy ghi số giấy tờ hoặc mã số thuế.').length).toBe(2);
  await user.type(screen.getByLabelText('Họ và tên, như trên căn cước'), 'Lê Thị Hòa');
  await user.type(screen.getByLabelText('Số căn cước (số định danh cá nhân)'), '075190000123');
  await user.type(screen.getByLabelText('Số điện thoại di động'), '0912 345 678');
  await user.click(screen.getByRole('button', { name: 'Gửi mã cho tôi' }));
  expect(await screen.findByText(/gửi tin tới 0912 345 678/)).toBeTruthy();
  expect(server.inputsOf(askSignUp)).toEqual([
    { holder: 'person', name: 'Lê Thị Hòa', number: '075190000123', channel: 'sms', address: '0912 345 678' },
  ]);
  await user.click(screen.getByRole('button', { name: 'Đọc tin mô phỏng' }));
  expect(await screen.findByText(/123456/)).toBeTruthy();
  await user.type(screen.getByLabelText('Mã xác nhận'), '111111');
  await user.type(screen.getByLabelText('Mật khẩu mới'), password);
  await user.type(screen.getByLabelText('Nhập lại mật khẩu mới'), password);
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản' }));
  expect((await screen.findAllByText('Mã chưa đúng. Còn 4 lần nhập.')).length).toBeGreaterThan(0);
  server.answers(getSession, fresh);
  server.answers(confirmSignUp, { outcome: 'done', triesLeft: 0, username: '0912345678', session: fresh });
  await user.clear(screen.getByLabelText('Mã xác nhận'));
  await user.type(screen.getByLabelText('Mã xác nhận'), '123456');
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản' }));
  await expect.poll(() => location.pathname, { timeout: 15_000 }).toBe('/cua-toi/cach-nhan-tin');
  expect(server.inputsOf(confirmSignUp).at(-1)).toEqual({ code: '123456', password, askId });
});

test('a business is asked for its tax code, and what the server refuses is said', async () => {
  server.refuses(askSignUp, 'sign-up.tax-code-unfit');
  const { user } = openPortal('/dang-ky');
  await user.click(await screen.findByLabelText('Của doanh nghiệp, tổ chức'));
  await user.click(screen.getByLabelText('Thư điện tử'));
  await user.type(screen.getByLabelText('Tên doanh nghiệp, tổ chức'), 'Công ty Bến Phà');
  await user.type(screen.getByLabelText('Mã số thuế'), '123');
  await user.type(screen.getByLabelText('Địa chỉ thư điện tử'), 'a@example.vn');
  await user.click(screen.getByRole('button', { name: 'Gửi mã cho tôi' }));
  expect(await screen.findByText(/Mã số thuế chưa đúng/)).toBeTruthy();
  expect(server.inputsOf(askSignUp)).toMatchObject([{ holder: 'organisation', channel: 'email' }]);
});

test('who forgot the password and has a second factor is asked to sign in with both', async () => {
  server.answers(confirmNewPassword, { outcome: 'done', triesLeft: 0, username: '0912345678', session: null });
  const { user } = openPortal('/quen-mat-khau');
  await user.type(await screen.findByLabelText('Số căn cước hoặc mã số thuế của tài khoản'), '075190000123');
  await user.type(screen.getByLabelText('Số điện thoại di động'), '0912345678');
  await user.click(screen.getByRole('button', { name: 'Gửi mã cho tôi' }));
  await user.type(await screen.findByLabelText('Mã xác nhận'), '123456');
  await user.type(screen.getByLabelText('Mật khẩu mới'), password);
  await user.type(screen.getByLabelText('Nhập lại mật khẩu mới'), password);
  await user.click(screen.getByRole('button', { name: 'Lưu mật khẩu mới' }));
  expect(await screen.findByText(/Tên đăng nhập của bạn là 0912345678/)).toBeTruthy();
});
