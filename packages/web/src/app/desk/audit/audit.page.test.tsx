import { getSession, listAudit } from '@dongbo/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';

prepareDesk();

const entry = {
  id: '019cdb00-0000-7000-8000-0000000000e1',
  at: '2026-03-11T01:15:07.000Z',
  operation: 'procedures.dossier.list',
  actor: 'Phạm Thị Ngọc Diễm',
  subjectId: null,
  outcome: 'read',
  reason: null,
  subjectCode: null,
  address: '10.19.0.7',
  roles: ['Cán bộ Một cửa, Trung tâm Phục vụ hành chính công phường Trấn Biên'],
  action: null,
  account: null,
  filters: { overdue: 'true', from: '2026-03-01' },
  rows: 12,
};

test('the audit says when to the second, from where, and by what was asked in words', async () => {
  server.answers(listAudit, { items: [entry], nextCursor: null });
  openDesk('/lam-viec/nhat-ky');
  expect(await screen.findByText('11/3/2026 08:15:07')).toBeTruthy();
  expect(screen.getByText('10.19.0.7')).toBeTruthy();
  const table = screen.getByRole('table');
  expect(within(table).getByText('Tìm hồ sơ').title).toContain('Chỉ hồ sơ quá hạn: có\nTừ ngày: 2026-03-01');
});

test('readings can be left out', async () => {
  server.answers(listAudit, { items: [], nextCursor: null });
  const { user } = openDesk('/lam-viec/nhat-ky');
  await user.selectOptions(await screen.findByLabelText('Loại'), 'Không kể lượt xem');
  await screen.findByText('Chưa có dòng nhật ký nào khớp');
  expect(server.inputsOf(listAudit).at(-1)).toMatchObject({ kind: 'acts' });
});

test('acts of a system that is open nowhere are not offered, and no two have the same name', async () => {
  server.answers(getSession, { ...officer, systems: officer.systems.slice(0, 1) });
  server.answers(listAudit, { items: [], nextCursor: null });
  openDesk('/lam-viec/nhat-ky');
  const options = within(await screen.findByLabelText('Việc')).getAllByRole<HTMLOptionElement>('option');
  const values = options.map(({ value }) => value);
  expect(values.some((value) => value.startsWith('procedures.'))).toBe(true);
  expect(values.filter((value) => value.startsWith('sample.'))).toEqual([]);
  expect(new Set(options.map(({ textContent }) => textContent)).size).toBe(options.length);
});
