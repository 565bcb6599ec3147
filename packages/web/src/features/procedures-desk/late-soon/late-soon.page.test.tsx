import { PersonId, getSession } from '@dongbo/contract';
import { DossierId, assignDossiers, listLateSoon } from '@dongbo/contract/procedures';
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId, unitName } from '../../../desk-world.fixture.tsx';

prepareDesk();

const dossierId = DossierId.parse('019cdb00-0000-7000-8000-0000000000d1');
const second = PersonId.parse('019cdb00-0000-7000-8000-0000000000b2');
const item = {
  dossierId,
  code: 'H19.145-260311-0001',
  procedureName: 'Khai sinh',
  version: 4,
  stepName: { vi: 'Thụ lý', en: 'Processing', uk: 'Розгляд' },
  unit: { id: unitId, name: unitName },
  assignee: null,
  dueAt: '2026-03-12T10:00:00.000Z',
  expectedAt: '2026-03-13T03:00:00.000Z',
  proposed: second,
};
const person = {
  id: second,
  name: 'Trần Thị Bình',
  unitName,
  openItems: 2,
  neededMinutes: 600,
  unknownItems: 0,
  hereMinutes: 2400,
  late: 0,
};
const forecast = { measuredAt: '2026-03-10T18:30:00.000Z', weighed: 12, unknown: 3, left: false };

const begin = () =>
  server.answers(getSession, {
    ...officer,
    permissions: [...officer.permissions, listLateSoon.name, assignDossiers.name],
  });

test('what will be late stands with who has room, and is handed over as proposed with one key; what was refused is named', async () => {
  begin();
  server.answers(listLateSoon, { ...forecast, items: [item], people: [person] });
  server.answers(assignDossiers, { assigned: [], refused: [{ dossierId, code: 'dossier.changed-meanwhile' }] });
  const { user } = openDesk('/lam-viec/sap-tre');
  const row = within(await screen.findByRole('row', { name: /H19\.145-260311-0001/ }));
  expect(row.getByText('Trần Thị Bình')).toBeTruthy();
  expect(row.getByText('Thụ lý')).toBeTruthy();
  expect(within(screen.getByRole('row', { name: /^Trần Thị Bình/ })).getByText('30 giờ')).toBeTruthy();
  expect(screen.getByText(/3 hồ sơ chưa đủ số liệu/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Giao 1 hồ sơ theo đề xuất' }));
  await vi.waitFor(() =>
    expect(server.inputsOf(assignDossiers)).toEqual([{ assigneeId: second, dossiers: [{ dossierId, version: 4 }] }]),
  );
  expect((await screen.findByRole('alert')).textContent).toContain('H19.145-260311-0001');
});

test('of work whose pace is not known it is not said that it takes no time', async () => {
  begin();
  const unknown = { ...person, openItems: 2, neededMinutes: 0, unknownItems: 2 };
  const some = {
    ...person,
    id: PersonId.parse('019cdb00-0000-7000-8000-0000000000b3'),
    name: 'Lê Thị Chín',
    unknownItems: 1,
  };
  server.answers(listLateSoon, { ...forecast, items: [item], people: [unknown, some] });
  openDesk('/lam-viec/sap-tre');
  const row = within(await screen.findByRole('row', { name: /^Trần Thị Bình/ }));
  expect(row.getByText('2 việc chưa đủ số liệu')).toBeTruthy();
  expect(row.queryByText('0 giờ')).toBeNull();
  expect(row.getByText('nhiều nhất 40 giờ')).toBeTruthy();
  const other = within(screen.getByRole('row', { name: /^Lê Thị Chín/ }));
  expect(other.getByText(/10 giờ/)).toBeTruthy();
  expect(other.getByText('1 việc chưa đủ số liệu')).toBeTruthy();
});

test('that nothing was measured yet is said', async () => {
  begin();
  server.answers(listLateSoon, { ...forecast, measuredAt: null, weighed: 5, unknown: 5, items: [], people: [] });
  openDesk('/lam-viec/sap-tre');
  expect(await screen.findByText('Chưa có dự báo')).toBeTruthy();
  expect(screen.getByText(/lần đầu là đêm nay/)).toBeTruthy();
  expect(screen.getByRole('link', { name: /Xem hồ sơ sắp đến hạn/ }).getAttribute('href')).toContain('due=soon');
  expect(screen.queryByText('Không có hồ sơ nào được dự báo quá hạn')).toBeNull();
});
