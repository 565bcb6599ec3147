import { UnitId, getSession, listUnits } from '@dongbo/contract';
import { listDossiers } from '@dongbo/contract/procedures';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { officer, openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';

prepareDesk();
afterEach(() => vi.unstubAllGlobals());

const ward = {
  id: UnitId.parse('019cdb00-0000-7000-8000-0000000000c1'),
  parentId: null,
  kind: 'commune' as const,
  code: 'H19.145',
  name: 'Phường Tam Hiệp',
  type: 'phường',
};

test('who watches over all units narrows the list to one by words of its name, and drops it again', async () => {
  server.answers(getSession, { ...officer, permissions: [...officer.permissions, 'procedures.dossier.inspect'] });
  server.answers(listDossiers, { items: [], nextCursor: null, total: 0 });
  server.answers(listUnits, { items: [ward] });
  const { user } = openDesk('/lam-viec/ho-so');
  const unit = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Đơn vị' });
  expect(unit.placeholder).toBe('Gõ tên đơn vị');
  await user.type(unit, 'tam hiep');
  await user.click(await screen.findByRole('option', { name: /Phường Tam Hiệp/ }));
  await waitFor(() => expect(server.inputsOf(listDossiers).at(-1)).toMatchObject({ unitId: ward.id }));
  const drop = await screen.findByRole('button', { name: 'Bỏ lọc theo đơn vị: Phường Tam Hiệp' });
  await user.click(drop);
  await waitFor(() => expect(drop.isConnected).toBe(false));
});

test('at a unit of one post there is no other unit to choose', async () => {
  server.answers(listDossiers, { items: [], nextCursor: null, total: 0 });
  openDesk('/lam-viec/ho-so');
  await screen.findByText('Không có hồ sơ nào khớp');
  expect(screen.queryByRole('combobox', { name: 'Đơn vị' })).toBeNull();
});

test('a day that is none says so in words and asks for nothing else; mended, it bounds the list', async () => {
  server.answers(listDossiers, { items: [], nextCursor: null, total: 0 });
  const { user } = openDesk('/lam-viec/ho-so');
  const from = await screen.findByLabelText<HTMLInputElement>('Từ ngày');
  await user.type(from, '31/13/2026');
  const said = await screen.findByRole('alert');
  expect(from.getAttribute('aria-describedby')).toBe(said.id);
  expect(said.textContent).toMatch(/ngày/);
  expect(server.inputsOf(listDossiers).every(({ from: day }) => day === undefined)).toBe(true);
  await user.clear(from);
  await user.type(from, '31/12/2026');
  await waitFor(() => expect(server.inputsOf(listDossiers).at(-1)).toMatchObject({ from: '2026-12-31' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('on a telephone the filters stand behind one button that counts them, and what narrows is seen and dropped there', async () => {
  const list = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('matchMedia', () => list);
  server.answers(listDossiers, { items: [], nextCursor: null, total: 0 });
  const { user } = openDesk('/lam-viec/ho-so?state=suspended&from=2026-03-01');
  const button = await screen.findByRole('button', { name: 'Lọc (2)' });
  expect(screen.queryByRole('combobox', { name: 'Tình trạng' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Bỏ lọc: Từ ngày 01/03/2026' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Bỏ lọc: Tạm dừng, chờ bổ sung' }));
  await waitFor(() => expect(server.inputsOf(listDossiers).at(-1)).not.toHaveProperty('state'));
  expect(server.inputsOf(listDossiers).at(-1)).toMatchObject({ from: '2026-03-01' });
  await user.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(button.textContent).toBe('Lọc (1)');
  expect(screen.getByRole('combobox', { name: 'Tình trạng' })).toBeTruthy();
});
