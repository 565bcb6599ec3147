import { PersonId, getSession } from '@dongbo/contract';
import {
  GrantId,
  RoleKey,
  getPersonRights,
  giveGrant,
  listConflicts,
  listGrants,
  listRoles,
  previewGrant,
} from '@dongbo/contract/administration';
import type { RightGrant } from '@dongbo/contract/administration';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId, unitName } from '../../desk-world.fixture.tsx';

prepareDesk();

const administrator = {
  ...officer,
  permissions: ['administration.grant.list', 'administration.grant.give', 'administration.grant.withdraw'],
  systems: [{ system: 'administration' as const, atMyUnits: true, stages: [{ unitId, stage: 'official' as const }] }],
};
const person = { id: PersonId.parse('019cdb00-0000-7000-8000-0000000000d1'), name: 'Lê Văn Tuấn' };
const roleName = { vi: 'Chuyên viên', en: 'Specialist', uk: 'Спеціаліст' };
const grant: RightGrant = {
  id: GrantId.parse('019cdb00-0000-7000-8000-0000000000e1'),
  person,
  role: RoleKey.parse('specialist'),
  roleName,
  unit: { id: unitId, name: unitName },
  field: null,
  validFrom: '2026-03-01T00:00:00+07:00',
  validTo: '2026-04-01T00:00:00+07:00',
  state: 'active',
  reason: 'Thay người nghỉ sinh',
  givenBy: { id: person.id, name: 'Lâm Chí Hiếu' },
  givenAt: '2026-03-01T00:00:00+07:00',
  lockKey: null,
  capacity: null,
  title: null,
  sourceGrantId: null,
  version: 0,
};

test('what ends soon stands first, and what conflicts says which rule it breaks', async () => {
  server.answers(getSession, administrator);
  server.answers(listGrants, { items: [grant], more: false });
  openDesk('/lam-viec/quyen');
  expect(await screen.findByText('Lê Văn Tuấn')).toBeTruthy();
  expect(server.inputsOf(listGrants)).toMatchObject([{ endsWithin: '30' }]);
});

test('conflicts name the rule and its basis', async () => {
  server.answers(getSession, administrator);
  const side = { roleName, unit: grant.unit };
  const rule = { vi: 'Người thu tiền không tự quyết định hoàn trả', en: 'x', uk: 'x' };
  const conflict = { rule: 'takes-refunds', name: rule, basis: 'Luật', provisional: true, person, a: side, b: side };
  server.answers(listConflicts, { items: [conflict] });
  openDesk('/lam-viec/quyen?show=conflicts');
  expect(await screen.findByText(/Người thu tiền không tự quyết định hoàn trả \(Luật\)/)).toBeTruthy();
});

test('a person stands with the origin of each right', async () => {
  server.answers(getSession, administrator);
  server.answers(listRoles, { items: [], practices: [] });
  server.answers(getPersonRights, {
    person,
    accountOpen: true,
    grants: [grant],
    operations: [],
    conflicts: [],
    history: [],
  });
  openDesk(`/lam-viec/quyen?person=${person.id}`);
  expect(await screen.findByText('Thay người nghỉ sinh')).toBeTruthy();
  // The right stands to the end of 31 March.
  expect(document.body.textContent).toContain('1/3/2026 – hết thứ Ba 31/3/2026');
  expect(screen.getByText('Lâm Chí Hiếu')).toBeTruthy();
  expect(server.inputsOf(giveGrant)).toEqual([]);
  expect(server.inputsOf(previewGrant)).toEqual([]);
});
