import { getSession } from '@dongbo/contract';
import {
  ReferralId,
  getDossier,
  getReferralChoices,
  listReferrals,
  type Dossier,
  type Referral,
} from '@dongbo/contract/procedures';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId, unitName } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';

prepareDesk();

const address = `/lam-viec/ho-so/${dossierId}`;

test('who asks sees until when an answer helps, and is warned of a deadline behind the dossier’s', async () => {
  server.answers(getDossier, dossierOf({ sidePaths: ['ask-opinion'] }));
  server.answers(getReferralChoices, {
    limits: { opinion: { unit: 'working-day', value: 2 }, task: { unit: 'working-day', value: 2 } },
    before: { dueAt: '2026-03-16T02:00:00.000Z', days: 2 },
    source: 'Tạm thời',
    people: [],
    tasks: [],
  });
  const { user } = openDesk(address);
  await user.click(await screen.findByRole('button', { name: 'Lấy ý kiến' }));
  const days = await screen.findByLabelText<HTMLInputElement>('Thời hạn trả lời (ngày làm việc)');
  await screen.findByText(/Hồ sơ hẹn trả .*16\/3.*: còn 2 ngày làm việc/);
  expect(days.value).toBe('2');
  expect(screen.queryByText(/Vẫn gửi được/)).toBeNull();
  await user.clear(days);
  await user.type(days, '3');
  expect(await screen.findByText(/Vẫn gửi được/)).toBeTruthy();
});

const waiting: Referral = {
  id: ReferralId.parse('019cdb00-0000-7000-8000-0000000000d7'),
  kind: 'opinion',
  state: 'open',
  ordinal: 1,
  sequence: null,
  isNeeded: false,
  title: 'Khu đất có vướng quy hoạch không?',
  content: 'Khu đất có vướng quy hoạch không?',
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
  mayAnswer: false,
};

test('who signs is told which answers still lack, and may sign all the same', async () => {
  server.answers(getSession, { ...officer, permissions: [...officer.permissions, 'procedures.referral.list'] });
  const approve: Dossier['actions'][number] = {
    id: 'approve',
    name: { vi: 'Ký duyệt', en: 'Approve', uk: 'Затвердити' },
    needs: ['signature'],
    backward: false,
    toStepName: null,
  };
  server.answers(getDossier, dossierOf({ actions: [approve], referralCount: 2 }));
  server.answers(listReferrals, {
    items: [waiting, { ...waiting, id: ReferralId.parse('019cdb00-0000-7000-8000-0000000000d8'), state: 'withdrawn' }],
    shares: [],
  });
  const { user } = openDesk(address);
  await user.click(await screen.findByRole('button', { name: 'Ký duyệt' }));
  const [, submit] = await screen.findAllByRole('button', { name: 'Ký duyệt' });
  if (submit !== undefined) await user.click(submit);
  const dialog = within(await screen.findByRole('dialog'));
  const note = within(await dialog.findByRole('note'));
  expect(note.getAllByRole('listitem')).toHaveLength(1);
  expect(note.getByText(/Khu đất có vướng quy hoạch không/)).toBeTruthy();
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Ký duyệt' }).disabled).toBe(false);
});
