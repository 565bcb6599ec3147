import { getDossier, listLateCauses, sendApology, writeApology } from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';

prepareDesk();

const changed = { id: dossierId, code: 'H19.145.01-260311-0001', version: 5, state: 'in-progress' as const };
const sent = (name: string) => server.calls.findLast((call) => call.name === name)?.input;
const drafted = {
  state: 'drafted' as const,
  dueAt: '2026-03-16T02:00:00.000Z',
  cause: null,
  explanation: null,
  unitName: 'Phòng',
  promisedOn: null,
  by: null,
  remark: null,
  sentAt: null,
};

test('who has a nearly late dossier writes cause, words and new day for the leader', async () => {
  server.answers(getDossier, dossierOf({ apology: drafted, sidePaths: ['write-apology'] }));
  const many = 'Hồ sơ tăng đột biến';
  server.answers(listLateCauses, { items: [{ key: 'many-dossiers', text: { vi: many, en: many, uk: many } }] });
  server.answers(writeApology, changed);
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await screen.findByText(/Sắp trễ hạn/);
  await user.click(await screen.findByRole('button', { name: 'Xin lỗi, hẹn lại ngày trả' }));
  const send = screen.getByRole<HTMLButtonElement>('button', { name: /Trình lãnh đạo ký/ });
  await screen.findByRole('option', { name: many });
  await user.selectOptions(screen.getByLabelText(/Nguyên nhân/), 'many-dossiers');
  await user.type(screen.getByLabelText(/Giải thích/), 'Đợt cao điểm');
  expect(send.disabled).toBe(true);
  await user.type(screen.getByLabelText('Ngày hẹn lại'), '20/3/2026');
  await user.click(send);
  expect(sent('procedures.apology.write')).toMatchObject({
    version: 4,
    cause: 'many-dossiers',
    explanation: 'Đợt cao điểm',
    promisedOn: '2026-03-20',
  });
});

test('the leader reads both dates and why, and signs after being told that there is no second', async () => {
  const written = {
    ...drafted,
    state: 'written' as const,
    cause: 'Hồ sơ tăng đột biến',
    explanation: 'Đợt cao điểm',
    promisedOn: '2026-03-20',
    by: 'Trần Thị Bình',
  };
  server.answers(getDossier, dossierOf({ apology: written, sidePaths: ['send-apology', 'return-apology'] }));
  server.answers(sendApology, changed);
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await screen.findByText('Đợt cao điểm');
  await screen.findByText('thứ Sáu 20/3/2026');
  await user.click(await screen.findByRole('button', { name: 'Ký, gửi thư xin lỗi' }));
  await screen.findByText(/Không hẹn lại lần thứ hai/);
  await user.click(screen.getAllByRole('button', { name: /Ký, gửi thư xin lỗi/ }).at(-1) ?? document.body);
  expect(sent('procedures.apology.send')).toMatchObject({ version: 4 });
});
