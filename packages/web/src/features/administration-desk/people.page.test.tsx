import { PersonId, getSession } from '@dongbo/contract';
import { listPeople } from '@dongbo/contract/administration';
import type { AccountRow } from '@dongbo/contract/administration';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId, unitName } from '../../desk-world.fixture.tsx';

prepareDesk();

const stage = { unitId, stage: 'official' as const };
const administrator = {
  ...officer,
  permissions: ['administration.person.list'],
  systems: [{ system: 'administration' as const, atMyUnits: true, stages: [stage] }],
};
const person: AccountRow = {
  id: PersonId.parse('019cdb00-0000-7000-8000-0000000000d1'),
  name: 'Lê Văn Tuấn',
  username: 'chuyenvien2.tranbien',
  state: 'active',
  roles: [
    {
      role: 'specialist',
      name: { vi: 'Chuyên viên', en: 'Specialist', uk: 'Спеціаліст' },
      unit: { id: unitId, name: unitName },
      field: null,
      validTo: null,
    },
  ],
  moreRoles: 0,
};

test('people stand with their account, its state and what they hold where', async () => {
  server.answers(getSession, administrator);
  server.answers(listPeople, { items: [person], nextCursor: null });
  openDesk('/lam-viec/tai-khoan?q=tuan&state=active');
  expect(await screen.findByText('Lê Văn Tuấn')).toBeTruthy();
  expect(screen.getByText('chuyenvien2.tranbien')).toBeTruthy();
  expect(screen.getByText(`Chuyên viên, ${unitName}`)).toBeTruthy();
  expect(server.inputsOf(listPeople)).toMatchObject([{ q: 'tuan', state: 'active' }]);
});

test('the trial space says where accounts are changed', async () => {
  server.answers(getSession, { ...administrator, space: 'trial' });
  server.answers(listPeople, { items: [], nextCursor: null });
  openDesk('/lam-viec/tai-khoan');
  const link = await screen.findByRole('link', { name: 'trang Tài khoản của khu vực chính thức' });
  expect(link.getAttribute('href')).toBe('/lam-viec/tai-khoan');
  expect(await screen.findByText('Không có ai khớp')).toBeTruthy();
});
