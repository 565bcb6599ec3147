import { PersonId, UnitId, getSession, listUnits } from '@dongbo/contract';
import { RoleKey, createPerson, listRoles } from '@dongbo/contract/administration';
import type { RoleRow } from '@dongbo/contract/administration';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId } from '../../desk-world.fixture.tsx';

prepareDesk();

const administrator = {
  ...officer,
  permissions: ['administration.person.list', 'administration.person.create', 'administration.role.list'],
  systems: [{ system: 'administration' as const, atMyUnits: true, stages: [{ unitId, stage: 'official' as const }] }],
};
const wardId = UnitId.parse('019cdb00-0000-7000-8000-0000000000f1');
const role = (key: string, vi: string, endedAt: string | null = null): RoleRow => ({
  key: RoleKey.parse(key),
  name: { vi, en: vi, uk: vi },
  origin: 'province',
  worksAs: null,
  operations: 3,
  added: 0,
  withheld: 0,
  holders: 0,
  legalBasis: null,
  endedAt,
});

beforeEach(() => {
  server.answers(getSession, administrator);
  const roles = [role('mobile-help', 'Hỗ trợ lưu động'), role('old-help', 'Vai trò đã ngừng', '2026-01-01T00:00:00Z')];
  server.answers(listRoles, { items: roles, practices: [] });
  server.answers(listUnits, {
    items: [{ id: wardId, name: 'Phường Trấn Biên', parentId: null, kind: 'commune', code: 'H19.145', type: 'phường' }],
  });
});

async function fill() {
  const { user } = openDesk('/lam-viec/tai-khoan/moi');
  await user.type(await screen.findByLabelText(/^Họ và tên/), 'Lê Thị Minh Họa');
  await user.type(screen.getByLabelText(/^Số định danh/), '075190000123');
  await user.type(screen.getByRole('combobox', { name: /^Xã, phường hoặc sở/ }), 'Trấn Biên');
  const [option] = await screen.findAllByRole('option', { name: 'Phường Trấn Biên' });
  if (option !== undefined) await user.click(option);
  await user.selectOptions(await screen.findByLabelText(/^Vai trò đầu tiên/), 'Hỗ trợ lưu động');
  return user;
}

test('roles are those of the province that are in use; nothing is sent without a reason', async () => {
  const user = await fill();
  expect(screen.queryByRole('option', { name: 'Vai trò đã ngừng' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản và mời' }));
  expect(screen.getByText('Hãy điền mục này.')).toBeTruthy();
  expect(server.inputsOf(createPerson)).toEqual([]);
});

test('what may not meet in one person is refused in words, and what was typed stays', async () => {
  server.refuses(createPerson, 'account.roles-conflict', {
    facts: { rule: 'Người thu không tự hoàn', basis: 'Quy chế' },
  });
  const user = await fill();
  await user.type(screen.getByLabelText(/^Lý do/), 'Quyết định 12');
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản và mời' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Người thu không tự hoàn (Quy chế)');
  expect(screen.getByLabelText(/^Họ và tên/)).toHaveProperty('value', 'Lê Thị Minh Họa');
  expect(server.inputsOf(createPerson)).toMatchObject([{ role: 'mobile-help', unitId: wardId }]);
});

test('a new official is made and their page follows', async () => {
  const personId = PersonId.parse('019cdb00-0000-7000-8000-0000000000d1');
  server.answers(createPerson, { id: personId, username: 'hoaltm' });
  const user = await fill();
  await user.type(screen.getByLabelText(/^Lý do/), 'Quyết định 12');
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản và mời' }));
  expect(await screen.findByText('Đã tạo tài khoản hoaltm.')).toBeTruthy();
});
