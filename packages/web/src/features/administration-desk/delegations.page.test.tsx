import { PersonId, getSession, listColleagues } from '@dongbo/contract';
import { GrantId, RoleKey, listDelegations, startDelegation } from '@dongbo/contract/administration';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId, unitName } from '../../desk-world.fixture.tsx';

prepareDesk();

const session = {
  ...officer,
  permissions: ['administration.delegation.list', 'administration.delegation.start', 'kernel.colleague.list'],
  systems: [{ system: 'administration' as const, atMyUnits: true, stages: [{ unitId, stage: 'official' as const }] }],
};
const deputy = { id: PersonId.parse('019cdb00-0000-7000-8000-0000000000d1'), name: 'Lê Văn Tuấn' };
const own = {
  id: GrantId.parse('019cdb00-0000-7000-8000-0000000000e1'),
  person: { id: PersonId.parse('019cdb00-0000-7000-8000-0000000000aa'), name: 'Phạm Thị Ngọc Diễm' },
  role: RoleKey.parse('leader'),
  roleName: { vi: 'Lãnh đạo', en: 'Leader', uk: 'Керівник' },
  unit: { id: unitId, name: unitName },
  field: null,
  validFrom: '2026-03-01T00:00:00+07:00',
  validTo: null,
  state: 'active' as const,
  reason: null,
  givenBy: null,
  givenAt: null,
  lockKey: null,
  capacity: null,
  title: null,
  sourceGrantId: null,
  version: 0,
};

test('who goes away names a colleague, the last day and how they sign', async () => {
  server.answers(getSession, session);
  const received = { ...own, id: GrantId.parse('019cdb00-0000-7000-8000-0000000000e2'), actsFor: 'Trần Văn Long' };
  server.answers(listDelegations, { own: [own], given: [], received: [received] });
  server.answers(listColleagues, { items: [{ ...deputy, unitId, unitName, openItems: 2 }] });
  server.answers(startDelegation, { id: own.id, version: 0 });
  openDesk('/lam-viec/uy-quyen');
  expect(await screen.findByText('Thay cho Trần Văn Long')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Cử người làm thay' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Cử người làm thay' }));
  expect(await screen.findByText('Hãy chọn người làm thay.')).toBeTruthy();
  await userEvent.click(await screen.findByLabelText(/Lê Văn Tuấn/));
  await userEvent.type(screen.getByLabelText('Đến hết ngày'), '20/3/2026');
  await userEvent.tab();
  await userEvent.type(screen.getByLabelText('Lý do'), 'Đi công tác');
  await userEvent.click(screen.getByRole('button', { name: 'Cử người làm thay' }));
  expect(await screen.findByText('Quyền của tôi')).toBeTruthy();
  expect(server.inputsOf(startDelegation)).toMatchObject([
    { grantId: own.id, personId: deputy.id, to: '2026-03-20', capacity: 'KT', reason: 'Đi công tác' },
  ]);
});
