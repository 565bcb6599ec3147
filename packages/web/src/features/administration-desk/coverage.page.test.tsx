import { getSession, UnitId, listUnits } from '@dongbo/contract';
import { countCoverage, listCoverage, listRoles, RoleKey } from '@dongbo/contract/administration';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId } from '../../desk-world.fixture.tsx';

prepareDesk();

const session = {
  ...officer,
  permissions: ['administration.coverage.list', 'administration.coverage.count', 'administration.grant.give'],
  systems: [{ system: 'administration' as const, atMyUnits: true, stages: [{ unitId, stage: 'official' as const }] }],
};
const name = (vi: string) => ({ vi, en: vi, uk: vi });
const gap = {
  unit: { id: UnitId.parse(unitId), name: 'Phòng Kinh tế phường Trấn Biên' },
  process: 'commune-default',
  processName: name('Quy trình cấp xã'),
  step: 'processing',
  stepName: name('Thẩm định, xử lý'),
  role: RoleKey.parse('specialist'),
  roleName: name('Chuyên viên'),
  fields: ['Đất đai'],
  everyField: false,
  procedures: 12,
  people: [],
};
const answer = { countedAt: '2026-03-11T01:45:00Z', steps: 40, thin: 1, fields: ['Đất đai'], more: false };

test('a step without people stands with its unit, and one more person is given from there', async () => {
  server.answers(getSession, session);
  server.answers(listUnits, { items: [] });
  server.answers(listRoles, { items: [], practices: [] });
  server.answers(listCoverage, { ...answer, items: [gap] });
  openDesk('/lam-viec/do-phu-quyen?people=none');
  expect(await screen.findByText('Phòng Kinh tế phường Trấn Biên')).toBeTruthy();
  expect(screen.getByText(/1 trong 40 bước/)).toBeTruthy();
  expect(server.inputsOf(listCoverage)).toMatchObject([{ people: 'none' }]);
  await userEvent.click(screen.getByRole('button', { name: /Cấp quyền cho bước Thẩm định/ }));
  expect(await screen.findByText(/Cần thêm người giữ vai trò Chuyên viên/)).toBeTruthy();
});

test('before the first count the page says so, and a count can be asked for', async () => {
  server.answers(getSession, session);
  server.answers(listUnits, { items: [] });
  server.answers(listCoverage, { ...answer, countedAt: null, items: [] });
  server.answers(countCoverage, { countedAt: null });
  openDesk('/lam-viec/do-phu-quyen');
  expect(await screen.findByText('Chưa có số liệu')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Tính lại' }));
  expect((await screen.findAllByText(/Đang tính lại/)).length).toBeGreaterThan(0);
});
