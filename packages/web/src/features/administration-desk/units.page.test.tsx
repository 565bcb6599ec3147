import { UnitId, getSession } from '@dongbo/contract';
import { getAdministeredUnit, listAdministeredUnits, setUnitContact } from '@dongbo/contract/administration';
import type { AdministeredUnit } from '@dongbo/contract/administration';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId, unitName } from '../../desk-world.fixture.tsx';

prepareDesk();

const administrator = {
  ...officer,
  permissions: ['administration.unit.list', 'administration.unit.get', 'administration.unit.set-contact'],
  systems: [{ system: 'administration' as const, atMyUnits: true, stages: [{ unitId, stage: 'official' as const }] }],
};
const id = UnitId.parse('019cdb00-0000-7000-8000-0000000000f1');
const ward = { id: UnitId.parse('019cdb00-0000-7000-8000-0000000000f2'), name: 'Phường Bửu Hòa' };
const unit: AdministeredUnit = {
  id,
  kind: 'commune',
  code: 'H19.145',
  functionKey: null,
  name: 'Phường Trấn Biên',
  validFrom: '2025-07-01',
  validTo: null,
  version: 1,
  names: [
    { name: 'Phường Trung Dũng', type: 'phường', from: '2025-07-01', to: '2025-12-31', legalBasis: 'Nghị quyết 1' },
    { name: 'Phường Trấn Biên', type: 'phường', from: '2026-01-01', to: null, legalBasis: 'Nghị quyết 2' },
  ],
  parent: { id: ward.id, name: 'Thành phố Đồng Nai' },
  formerParents: [],
  below: [{ id: unitId, name: unitName, kind: 'one-stop', code: 'H19.145.01' }],
  origins: [{ code: '26005', name: 'Phường Quyết Thắng, Thành phố Biên Hòa, Tỉnh Đồng Nai', note: 'Nhập toàn bộ' }],
  successors: [],
  predecessors: [ward, { ...ward, id: UnitId.parse('019cdb00-0000-7000-8000-0000000000f3'), name: 'Phường Tân Vạn' }],
  contact: {
    address: 'Số 90 đường Minh Họa',
    phone: '+842513000000',
    email: null,
    calendar: 'vn-state',
    source: 'Văn phòng',
    checkedOn: '2026-02-01',
  },
  plannedContacts: [],
  calendars: ['vn-state', 'vn-state-0700'],
  functions: [],
  kindsBelow: [],
  history: [
    { what: 'named', from: '2026-01-01', reason: 'Đổi tên', by: 'Lâm Chí Hiếu', at: '2025-12-20T02:00:00.000Z' },
  ],
  may: ['contact'],
};

beforeEach(() => {
  server.answers(getSession, administrator);
  server.answers(getAdministeredUnit, unit);
});

test('units are found by a former name and say what they count', async () => {
  const row = { id, parentId: ward.id, parentName: 'Thành phố Đồng Nai', kind: 'commune', code: 'H19.145' } as const;
  const named = { name: unit.name, validFrom: '2025-07-01', validTo: null, units: 4, people: 12, hasContact: true };
  server.answers(listAdministeredUnits, { items: [{ ...row, ...named }], isCut: false });
  openDesk('/lam-viec/don-vi?q=quyet+thang');
  expect(await screen.findByRole('link', { name: 'Phường Trấn Biên' })).toBeTruthy();
  expect(screen.getByText('4 bộ phận')).toBeTruthy();
  expect(screen.getByText('12 người')).toBeTruthy();
  expect(server.inputsOf(listAdministeredUnits)).toMatchObject([{ q: 'quyet thang' }]);
});

test('a unit stands with its names, the communes of before 1 July 2025, its counter and whose tasks it goes on with', async () => {
  openDesk(`/lam-viec/don-vi/${id}`);
  expect(await screen.findByText('Phường Trung Dũng')).toBeTruthy();
  expect(screen.getByText(/Phường Quyết Thắng, Thành phố Biên Hòa/)).toBeTruthy();
  expect(screen.getByRole('link', { name: unitName })).toBeTruthy();
  for (const { name } of unit.predecessors) expect(screen.getByRole('link', { name })).toBeTruthy();
  expect(screen.getByText(/7:30 đến 11:30/)).toBeTruthy();
  expect(screen.getByText('0251 3000 000')).toBeTruthy();
  expect(screen.getByText('Đổi tên', { selector: 'strong' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Kết thúc hoạt động' })).toBeNull();
});

test('contacts and hours are changed with a source and a reason, by the version that was seen', async () => {
  server.answers(setUnitContact, { id, version: 2 });
  const { user } = openDesk(`/lam-viec/don-vi/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Sửa trụ sở, liên hệ, giờ mở cửa' }));
  await user.selectOptions(screen.getByLabelText('Giờ mở cửa'), 'vn-state-0700');
  await user.type(screen.getByLabelText(/^Nguồn/), 'Công văn số 5');
  await user.type(screen.getByLabelText(/^Lý do/), 'Đổi giờ mùa mưa');
  const [, confirm] = screen.getAllByRole('button', { name: 'Sửa trụ sở, liên hệ, giờ mở cửa' });
  if (confirm === undefined) throw new Error('No button in the dialog');
  await user.click(confirm);
  expect(await screen.findByText('Đã lưu thay đổi của đơn vị.')).toBeTruthy();
  expect(server.inputsOf(setUnitContact)).toMatchObject([
    { unitId: id, version: 1, calendar: 'vn-state-0700', source: 'Công văn số 5', reason: 'Đổi giờ mùa mưa' },
  ]);
});

test('a change that came in between is told, and what was typed stays', async () => {
  server.refuses(setUnitContact, 'unit.changed-meanwhile');
  const { user } = openDesk(`/lam-viec/don-vi/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Sửa trụ sở, liên hệ, giờ mở cửa' }));
  await user.type(screen.getByLabelText(/^Nguồn/), 'Công văn số 5');
  await user.type(screen.getByLabelText(/^Lý do/), 'Đổi giờ');
  const [, confirm] = screen.getAllByRole('button', { name: 'Sửa trụ sở, liên hệ, giờ mở cửa' });
  if (confirm !== undefined) await user.click(confirm);
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByLabelText(/^Nguồn/)).toHaveProperty('value', 'Công văn số 5');
});
