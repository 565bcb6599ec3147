import {
  askMessageCode,
  confirmMessageAddress,
  listMessageWays,
  listMySimulatedMessages,
  setMessageWay,
  type MessageWay,
} from '@dongbo/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPortal, server, preparePortal } from '../../../portal-world.fixture.tsx';

preparePortal();

const none = (channel: MessageWay['channel']): MessageWay => ({
  channel,
  isOffered: true,
  isSimulated: false,
  address: null,
  state: 'none',
  since: null,
  asked: null,
});
const asked = (more = {}): MessageWay => ({
  ...none('email'),
  asked: {
    address: 'toi@example.vn',
    expiresAt: '2026-03-11T02:10:00.000Z',
    triesLeft: 5,
    sending: 'sent',
    ...more,
  },
});
const shows = (...items: MessageWay[]) => server.answers(listMessageWays, { items });
const part = async (name: string) => within(await screen.findByRole('region', { name }));

test('an address is asked for, a code is sent there, and the right code turns it on', async () => {
  shows(none('email'), none('sms'));
  server.answers(askMessageCode, { expiresAt: '2026-03-11T02:10:00.000Z' });
  const { user } = openPortal('/cua-toi/cach-nhan-tin');
  const mail = await part('Thư điện tử');
  await user.click(mail.getByRole('button', { name: 'Gửi mã xác nhận' }));
  expect(mail.getByText('Hãy nhập địa chỉ thư điện tử')).toBeTruthy();
  await user.type(mail.getByLabelText('Địa chỉ thư điện tử'), 'toi@example.vn');
  shows(asked(), none('sms'));
  await user.click(mail.getByRole('button', { name: 'Gửi mã xác nhận' }));
  await user.type(await mail.findByLabelText('Mã xác nhận (6 chữ số)'), '123456');
  expect(mail.getByText(/toi@example\.vn/)).toBeTruthy();
  server.answers(confirmMessageAddress, { outcome: 'wrong', triesLeft: 4 });
  await user.click(mail.getByRole('button', { name: 'Xác nhận' }));
  expect(await mail.findByText('Mã chưa đúng. Còn 4 lần nhập.')).toBeTruthy();
  server.answers(confirmMessageAddress, { outcome: 'confirmed', triesLeft: 0 });
  shows({ ...none('email'), address: 'toi@example.vn', state: 'on', since: '2026-03-11T02:00:00.000Z' }, none('sms'));
  await user.click(mail.getByRole('button', { name: 'Xác nhận' }));
  expect(await mail.findByText('Đang bật')).toBeTruthy();
  expect(server.inputsOf(askMessageCode)).toEqual([{ channel: 'email', address: 'toi@example.vn' }]);
});

test('what is on can be turned off', async () => {
  shows(none('email'), { ...none('sms'), address: '+84912345678', state: 'on', since: '2026-03-11T02:00:00.000Z' });
  server.answers(setMessageWay, {});
  const { user } = openPortal('/cua-toi/cach-nhan-tin');
  const sms = await part('Tin nhắn điện thoại');
  expect(sms.getByText('0912 345 678')).toBeTruthy();
  shows(none('email'), { ...none('sms'), address: '+84912345678', state: 'off', since: '2026-03-11T02:00:00.000Z' });
  await user.click(sms.getByRole('button', { name: 'Tắt' }));
  expect(await sms.findByText('Đã tắt')).toBeTruthy();
  expect(server.inputsOf(setMessageWay)).toEqual([{ channel: 'sms', on: false }]);
});

test('a code that does not reach the address, too many codes, and a way that is not offered are each told', async () => {
  shows(asked({ sending: 'refused' }), { ...none('sms'), isOffered: false });
  server.refuses(askMessageCode, 'message-way.too-many-codes', { facts: { until: '2026-03-11T03:00:00.000Z' } });
  const { user } = openPortal('/cua-toi/cach-nhan-tin');
  const mail = await part('Thư điện tử');
  expect(mail.getByText('Không có địa chỉ toi@example.vn. Hãy kiểm tra lại.')).toBeTruthy();
  expect((await part('Tin nhắn điện thoại')).getByText('Tỉnh chưa gửi tin bằng cách này.')).toBeTruthy();
  await user.click(mail.getByRole('button', { name: 'Gửi lại mã hoặc đổi địa chỉ' }));
  await user.type(mail.getByLabelText('Địa chỉ thư điện tử'), 'toi@example.vn');
  await user.click(mail.getByRole('button', { name: 'Gửi mã xác nhận' }));
  expect(await mail.findByText(/Đã gửi nhiều mã đến đây/)).toBeTruthy();
});

test('a demonstration says plainly that nothing is really sent, and where the code can be read; official use says nothing of it', async () => {
  shows({ ...asked(), isSimulated: true }, none('sms'));
  server.answers(listMySimulatedMessages, {
    items: [
      {
        channel: 'sms',
        address: '+84912345678',
        subject: null,
        text: 'Ma xac nhan: 123456, dung trong 10 phut.',
        at: '2026-03-11T02:00:00.000Z',
      },
    ],
  });
  const { user, unmount } = openPortal('/cua-toi/cach-nhan-tin');
  const mail = await part('Thư điện tử');
  expect(mail.getByText(/Bản trình diễn: mã dành cho toi@example\.vn không gửi đi thật/)).toBeTruthy();
  expect(screen.getByText(/thư và tin nhắn không gửi đi thật/)).toBeTruthy();
  await user.click(mail.getByRole('link', { name: 'Xem mã ở trang tin mô phỏng' }));
  expect(await screen.findByText(/Ma xac nhan: 123456/)).toBeTruthy();
  expect(screen.getByText('0912 345 678')).toBeTruthy();
  unmount();
  shows(asked(), none('sms'));
  openPortal('/cua-toi/cach-nhan-tin');
  await part('Thư điện tử');
  expect(screen.queryByText(/trình diễn|mô phỏng/)).toBeNull();
});
