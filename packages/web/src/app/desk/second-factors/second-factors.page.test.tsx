import {
  confirmSignIn,
  confirmTotp,
  FactorId,
  getConfirmationWays,
  getSession,
  listSecondFactors,
  removeSecondFactor,
  signIn,
  startTotp,
  stepUp,
} from '@dongbo/contract';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { stepUpGate } from '../../../lib/step-up.ts';
import { now, officer, openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';

prepareDesk();
afterEach(() => stepUpGate.answer(false));

const nobody = { ...officer, person: null, roles: [], permissions: [] };
const factor = {
  id: FactorId.parse('0197f000-0000-7000-8000-0000000000f1'),
  kind: 'totp',
  name: 'Điện thoại cũ',
  addedAt: now,
  lastUsedAt: null,
} as const;
const factors = { demanded: false, passkeysPossible: false, recoveryCodesLeft: 10, items: [factor] };

test('a right password is followed by the second step, whose code a demonstration shows', async () => {
  server.answers(getSession, nobody);
  server.answers(signIn, { ...nobody, secondStep: true });
  server.answers(getConfirmationWays, { ways: ['totp', 'recovery-code'], demonstrationCode: '123456' });
  server.refuses(confirmSignIn, 'session.code-wrong');
  server.answers(listSecondFactors, factors);
  const { user } = openDesk('/lam-viec/xac-thuc');
  await user.type(await screen.findByLabelText('Tên đăng nhập'), 'quantri.sokhcn');
  await user.type(screen.getByLabelText('Mật khẩu'), 'DongBo-2026-Demo');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  await user.click(await screen.findByRole('button', { name: 'Điền mã này' }));
  await user.click(screen.getByRole('button', { name: 'Xác nhận' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Mã không đúng hoặc đã dùng rồi.');
  server.answers(confirmSignIn, officer);
  await user.type(screen.getByLabelText('Mã 6 chữ số'), '654321');
  await user.click(screen.getByRole('button', { name: 'Xác nhận' }));
  await screen.findByRole('heading', { level: 1, name: 'Xác thực hai bước' });
  expect(server.inputsOf(confirmSignIn)).toEqual([{ code: '123456' }, { code: '654321' }]);
});

test('an act for which the server asks who acts is sent again under its id once that was shown', async () => {
  server.answers(listSecondFactors, factors);
  server.refuses(removeSecondFactor, 'step-up-needed');
  server.answers(getConfirmationWays, { ways: ['password'], demonstrationCode: null });
  server.answers(stepUp, { freshUntil: now });
  const { user } = openDesk('/lam-viec/xac-thuc');
  const ask = async () => {
    await user.click(await screen.findByRole('button', { name: 'Gỡ “Điện thoại cũ”' }));
    await user.click(screen.getByRole('button', { name: 'Gỡ bỏ' }));
    return await screen.findByRole('dialog', { name: 'Xác nhận trước khi thực hiện' });
  };
  await ask();
  await user.click(screen.getByRole('button', { name: 'Chưa thực hiện' }));
  // Left: the refusal stands where the act was asked for.
  await screen.findByText(/Việc này cần xác nhận lại bạn là ai/);
  await user.click(screen.getByRole('button', { name: 'Gỡ bỏ' }));
  await user.type(await screen.findByLabelText('Mật khẩu'), 'DongBo-2026-Demo');
  server.answers(removeSecondFactor, {});
  server.answers(listSecondFactors, { ...factors, items: [], recoveryCodesLeft: 0 });
  await user.click(screen.getByRole('button', { name: 'Xác nhận' }));
  await screen.findByText('Tài khoản chưa dùng xác thực hai bước.');
  expect(server.inputsOf(stepUp)).toEqual([{ password: 'DongBo-2026-Demo' }]);
  const ids = server.calls.filter(({ name }) => name === removeSecondFactor.name).map(({ requestId }) => requestId);
  expect(ids).toHaveLength(3);
  expect(ids[2]).toBe(ids[1]);
  expect(ids[1]).not.toBe(ids[0]);
});

test('who has to set one up first sees nothing else until the codes are kept', async () => {
  server.answers(getSession, { ...officer, firstStep: 'second-factor' });
  server.answers(listSecondFactors, { ...factors, demanded: true, items: [], recoveryCodesLeft: 0 });
  server.answers(startTotp, { secret: 'JBSWY3DPEHPK3PXP', address: 'otpauth://totp/x', qr: '<svg/>' });
  server.answers(confirmTotp, { recoveryCodes: ['7K2QM-9XW4T'] });
  const { user } = openDesk('/lam-viec');
  await screen.findByRole('heading', { level: 1, name: 'Thiết lập xác thực hai bước' });
  await user.click(await screen.findByRole('button', { name: 'Thêm ứng dụng tạo mã' }));
  await screen.findByText('JBSW Y3DP EHPK 3PXP');
  await user.click(screen.getByRole('button', { name: 'Xác nhận và thêm' }));
  expect(server.inputsOf(confirmTotp)).toEqual([]);
  await user.type(screen.getByLabelText('Mã 6 chữ số'), '123456');
  await user.click(screen.getByRole('button', { name: 'Xác nhận và thêm' }));
  await screen.findByText('7K2QM-9XW4T');
  // The session has heard of it, and the codes still stand there.
  server.answers(getSession, officer);
  await user.click(screen.getByRole('button', { name: 'Xong' }));
  expect(screen.getByText('7K2QM-9XW4T')).toBeTruthy();
  await user.click(screen.getByLabelText('Tôi đã cất các mã này.'));
  await user.click(screen.getByRole('button', { name: 'Xong' }));
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Thiết lập xác thực hai bước' })).toBeNull());
  expect(screen.queryByText('7K2QM-9XW4T')).toBeNull();
});
