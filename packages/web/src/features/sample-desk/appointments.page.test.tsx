import { getSession } from '@dongbo/contract';
import { AppointmentId, answerAppointment, getAppointment, listAppointments } from '@dongbo/contract/sample';
import type { Appointment } from '@dongbo/contract/sample';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { officer, openDesk, server, unitId, unitName, prepareDesk } from '../../desk-world.fixture.tsx';

prepareDesk();

const asked: Appointment = {
  id: AppointmentId.parse('019cdb00-0000-7000-8000-0000000000c1'),
  code: 'HEN-2026-7',
  unit: { id: unitId, name: unitName },
  purpose: 'Hỏi về đất ở',
  day: '2026-03-12',
  at: null,
  state: 'requested',
  version: 1,
  personName: 'Nguyễn Thị Thanh Thảo',
};
const address = `/lam-viec/lich-hen?open=${asked.id}`;
const isOpen = (appointment: Appointment = asked) => {
  server.answers(listAppointments, { items: [], nextCursor: null });
  server.answers(getAppointment, appointment);
};

test("today's appointments stand by their time; a day without any says so", async () => {
  const at = (id: string, hour: string): Appointment => ({
    ...asked,
    id: AppointmentId.parse(`019cdb00-0000-7000-8000-0000000000${id}`),
    code: `HEN-2026-${id}`,
    state: 'confirmed',
    at: `2026-03-11T0${hour}:00:00.000Z`,
  });
  server.answers(listAppointments, { items: [at('21', '7'), at('22', '3')], nextCursor: null });
  openDesk('/lam-viec/lich-hen');
  const links = await screen.findAllByRole('link', { name: /^HEN-/ });
  expect(links.map(({ textContent }) => textContent)).toEqual(['HEN-2026-22', 'HEN-2026-21']);
  expect(screen.getByText('10:00')).toBeTruthy();
});

test('an empty day says what would be here', async () => {
  server.answers(listAppointments, { items: [], nextCursor: null });
  openDesk('/lam-viec/lich-hen?day=2026-03-12');
  expect(await screen.findByText('Không có lịch hẹn vào ngày này')).toBeTruthy();
  expect(server.inputsOf(listAppointments)).toMatchObject([{ day: '2026-03-12' }]);
});

test('a request is confirmed with its time as people type it', async () => {
  isOpen();
  server.answers(answerAppointment, { id: asked.id, code: asked.code, state: 'confirmed', version: 2 });
  const { user } = openDesk(address);
  const time = await screen.findByLabelText('Giờ đến');
  await user.click(screen.getByRole('button', { name: 'Xác nhận lịch hẹn' }));
  expect(screen.getByText('Hãy nhập giờ đến.')).toBeTruthy();
  await user.type(time, '26h');
  expect(screen.getByText('Giờ viết như 8:30 hoặc 14:00.')).toBeTruthy();
  await user.clear(time);
  await user.type(time, '9h30');
  await user.click(screen.getByRole('button', { name: 'Xác nhận lịch hẹn' }));
  expect(await screen.findByText(/Đã xác nhận lịch hẹn HEN-2026-7/)).toBeTruthy();
  expect(server.inputsOf(answerAppointment)).toEqual([{ appointmentId: asked.id, version: 1, time: '09:30' }]);
});

test('a refusal says why at the form, and the appointment is read again', async () => {
  isOpen();
  server.refuses(answerAppointment, 'appointment.changed-meanwhile');
  const { user } = openDesk(address);
  await user.click(await screen.findByRole('button', { name: 'Không nhận lịch hẹn' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Người khác vừa thay đổi lịch hẹn này');
  expect(server.inputsOf(answerAppointment)).toMatchObject([{ time: null }]);
  expect(server.inputsOf(getAppointment)).toHaveLength(2);
});

test('who may only read sees no answer to give', async () => {
  server.answers(getSession, {
    ...officer,
    permissions: officer.permissions.filter((name) => name !== 'sample.appointment.answer'),
  });
  isOpen();
  openDesk(address);
  expect(await screen.findByText('Nguyễn Thị Thanh Thảo')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Xác nhận lịch hẹn' })).toBeNull();
});
