import { PersonId } from '@dongbo/contract';
import { DossierId, ReferralId, answerReferral, assignReferral, getReferral } from '@dongbo/contract/procedures';
import type { ReferralPage } from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openDesk, prepareDesk, server, unitId, unitName } from '../../../desk-world.fixture.tsx';

prepareDesk();

const asked: ReferralPage = {
  id: ReferralId.parse('019cdb00-0000-7000-8000-0000000000d1'),
  kind: 'opinion',
  state: 'open',
  ordinal: 1,
  sequence: null,
  isNeeded: true,
  title: 'Khu đất có vướng quy hoạch không?',
  content: 'Khu đất có vướng quy hoạch không?\nĐề nghị cho ý kiến.',
  unit: { id: unitId, name: unitName },
  assignee: null,
  askingUnit: { id: unitId, name: 'Phòng Kinh tế' },
  askedBy: 'Trần Minh Họa',
  askedAt: '2026-03-10T01:00:00.000Z',
  startedAt: '2026-03-10T01:00:00.000Z',
  limit: { unit: 'working-day', value: 3 },
  dueAt: '2026-03-13T01:00:00.000Z',
  dueState: 'later',
  silentSince: null,
  minutes: 480,
  files: [],
  answer: null,
  withdrawal: null,
  mayWithdraw: false,
  mayAnswer: true,
  dossierId: null,
  code: 'H19.145.01-260310-0001',
  procedureName: 'Thủ tục minh họa',
  procedureShortName: null,
  ownerName: null,
  version: 1,
  colleagues: [{ id: PersonId.parse('019cdb00-0000-7000-8000-0000000000e1'), name: 'Lê Minh Họa' }],
};
const address = `/lam-viec/phoi-hop/${asked.id}`;

test('the asked unit reads the question and sends its answer; of the dossier there is nothing to open', async () => {
  server.answers(getReferral, asked);
  server.answers(answerReferral, { id: asked.id, version: 2 });
  const { user } = openDesk(address);
  expect(await screen.findByText('Không kèm tài liệu.')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Mở hồ sơ' })).toBeNull();
  const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Gửi trả lời' });
  expect(send.disabled).toBe(true);
  await user.selectOptions(screen.getByLabelText('Kết quả'), 'Đồng ý nếu đáp ứng điều kiện');
  await user.type(screen.getByLabelText('Nội dung trả lời'), 'Cần điều chỉnh ranh giới');
  await user.click(send);
  expect(await screen.findByText(/Đã gửi trả lời cho hồ sơ H19/)).toBeTruthy();
  expect(server.inputsOf(answerReferral)).toMatchObject([
    { referralId: asked.id, version: 1, outcome: 'agrees-if', text: 'Cần điều chỉnh ranh giới', fileIds: [] },
  ]);
});

test('a refused answer says why, and what was typed stays', async () => {
  server.answers(getReferral, asked);
  server.refuses(answerReferral, 'referral.not-open');
  const { user } = openDesk(address);
  await user.selectOptions(await screen.findByLabelText('Kết quả'), 'Đồng ý');
  await user.type(screen.getByLabelText('Nội dung trả lời'), 'Nhất trí');
  await user.click(screen.getByRole('button', { name: 'Gửi trả lời' }));
  expect(await screen.findByText(/không còn chờ trả lời/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>('Nội dung trả lời').value).toBe('Nhất trí');
});

test('who hands work over gives it to a colleague', async () => {
  server.answers(getReferral, asked);
  server.answers(assignReferral, { id: asked.id, version: 2 });
  const { user } = openDesk(address);
  await user.selectOptions(await screen.findByLabelText('Giao cho'), 'Lê Minh Họa');
  await user.click(screen.getByRole('button', { name: 'Giao cho' }));
  expect(server.inputsOf(assignReferral)).toMatchObject([
    { referralId: asked.id, version: 1, assigneeId: asked.colleagues[0]?.id },
  ]);
});

test('what is answered shows the answer, and no form', async () => {
  server.answers(getReferral, {
    ...asked,
    state: 'answered',
    dossierId: DossierId.parse('019cdb00-0000-7000-8000-0000000000c1'),
    mayAnswer: false,
    colleagues: [],
    answer: {
      outcome: 'disagrees',
      text: 'Vướng quy hoạch',
      files: [],
      by: 'Lê Minh Họa',
      at: '2026-03-16T01:00:00.000Z',
      isLate: true,
    },
  });
  openDesk(address);
  expect(await screen.findByText('Vướng quy hoạch')).toBeTruthy();
  expect(screen.getByText(/trả lời trễ hạn/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Gửi trả lời' })).toBeNull();
  expect(screen.getByRole('link', { name: 'Mở hồ sơ' })).toBeTruthy();
});
