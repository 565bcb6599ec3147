import { UnitId, getSession, listUnits } from '@dongbo/contract';
import { AppointmentId, listMyAppointments, requestAppointment } from '@dongbo/contract/sample';
import type { MyAppointment } from '@dongbo/contract/sample';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { citizen, openPortal, server, preparePortal } from '../../portal-world.fixture.tsx';

preparePortal();

const address = '/cua-toi/lich-hen';
const unitId = UnitId.parse('019cdb00-0000-7000-8000-000000000001');
const unitName = 'Trung tâm Phục vụ hành chính công phường Trấn Biên';
const mine: MyAppointment = {
  id: AppointmentId.parse('019cdb00-0000-7000-8000-0000000000c1'),
  code: 'HEN-2026-7',
  unit: { id: unitId, name: unitName },
  purpose: 'Hỏi về đất ở',
  day: '2026-03-12',
  at: '2026-03-12T02:30:00.000Z',
  state: 'confirmed',
  version: 2,
};
const oneStop = {
  id: unitId,
  parentId: null,
  kind: 'one-stop' as const,
  code: 'H19.145.01',
  name: unitName,
  type: null,
};

const none = () => server.answers(listMyAppointments, { items: [], nextCursor: null });

async function fillIn({ user }: ReturnType<typeof openPortal>): Promise<void> {
  await user.type(await screen.findByRole('combobox', { name: 'Đến bộ phận một cửa nào' }), 'tran bien');
  await user.click(await screen.findByRole('option', { name: unitName }));
  await user.selectOptions(screen.getByLabelText('Ngày muốn đến'), 'thứ Năm 12/3/2026');
  await user.type(screen.getByLabelText('Đến để làm gì'), 'Hỏi về đất ở');
  await user.click(screen.getByRole('button', { name: 'Gửi yêu cầu đặt lịch' }));
}

test('a confirmed appointment shows when to come, and its slip', async () => {
  server.answers(listMyAppointments, { items: [mine], nextCursor: null });
  openPortal(address);
  const slip = await screen.findByRole('link', { name: 'Tải giấy hẹn HEN-2026-7 (PDF)' });
  expect(slip.getAttribute('href')).toBe(`/api/sample/my-appointments/${mine.id}/slip`);
  expect(screen.getByText('thứ Năm 12/3/2026, 09:30')).toBeTruthy();
});

test('one that waits for an answer has no slip', async () => {
  server.answers(listMyAppointments, { items: [{ ...mine, state: 'requested', at: null }], nextCursor: null });
  openPortal(address);
  expect(await screen.findByText('Chờ trả lời')).toBeTruthy();
  expect(screen.queryByRole('link', { name: /giấy hẹn/ })).toBeNull();
});

test('who has none is told what will stand here', async () => {
  none();
  openPortal(address);
  expect(await screen.findByText('Bạn chưa có lịch hẹn nào')).toBeTruthy();
});

test('what is missing is named at its field and on top, and nothing is sent', async () => {
  none();
  const { user } = openPortal(address);
  await user.click(await screen.findByRole('button', { name: 'Gửi yêu cầu đặt lịch' }));
  const summary = within(screen.getByRole('alert'));
  const lines = summary.getAllByRole('link').map(({ textContent }) => textContent);
  expect(lines).toEqual(['Hãy chọn bộ phận một cửa.', 'Hãy chọn ngày.', 'Hãy ghi bạn đến để làm gì.']);
  expect(screen.getByLabelText('Ngày muốn đến').getAttribute('aria-describedby')).toContain('request-day-error');
  expect(server.inputsOf(requestAppointment)).toEqual([]);
  await user.click(summary.getByText('Hãy ghi bạn đến để làm gì.'));
  expect(document.activeElement).toBe(screen.getByLabelText('Đến để làm gì'));
});

test('a request is sent as it was filled in, told with its code, and the list is read again', async () => {
  none();
  server.answers(listUnits, { items: [oneStop] });
  server.answers(requestAppointment, { id: mine.id, code: 'HEN-2026-8', state: 'requested', version: 1 });
  await fillIn(openPortal(address));
  expect(await screen.findByText('Đã gửi yêu cầu HEN-2026-8')).toBeTruthy();
  expect(server.inputsOf(requestAppointment)).toEqual([{ unitId, day: '2026-03-12', purpose: 'Hỏi về đất ở' }]);
  expect(server.inputsOf(listMyAppointments)).toHaveLength(2);
});

test('a refusal says why, with the last day that can be, and keeps what was typed', async () => {
  none();
  server.answers(listUnits, { items: [oneStop] });
  server.refuses(requestAppointment, 'appointment.day-not-possible', { facts: { last: '2026-04-10' } });
  await fillIn(openPortal(address));
  expect((await screen.findByRole('alert')).textContent).toContain('từ ngày mai đến 2026-04-10');
  expect(screen.getByLabelText<HTMLInputElement>('Đến để làm gì').value).toBe('Hỏi về đất ở');
});

test('a system that is closed in the space says so instead of its page, and is not on my page', async () => {
  server.answers(getSession, { ...citizen, systems: [] });
  openPortal(address);
  expect(await screen.findByText(/chưa mở cho đơn vị/)).toBeTruthy();
  expect(server.calls.filter(({ name }) => name.startsWith('sample.'))).toEqual([]);
});
