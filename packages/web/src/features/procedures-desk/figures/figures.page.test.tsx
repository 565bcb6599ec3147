import { getSession } from '@dongbo/contract';
import { listDossiers, listFigures } from '@dongbo/contract/procedures';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId } from '../../../desk-world.fixture.tsx';

prepareDesk();

const figures = {
  received: 12,
  inTime: 0,
  afterTime: 2,
  open: 0,
  late: 3,
  suspended: 0,
  medianDays: 0,
  nineInTenDays: 5,
};

test('a number opens the list with what it counted; what is nothing opens nothing', async () => {
  server.answers(getSession, { ...officer, permissions: [...officer.permissions, listFigures.name] });
  server.answers(listFigures, { total: figures, items: [{ key: unitId, name: 'Phường Trấn Biên', figures }], left: 2 });
  server.answers(listDossiers, { items: [], nextCursor: null, total: 0 });
  const { user } = openDesk('/lam-viec/so-lieu?group=unit&from=2026-03-01&to=2026-03-31');
  const row = within(await screen.findByRole('row', { name: /Phường Trấn Biên/ }));
  expect(row.getByText('trong ngày')).toBeTruthy();
  expect(row.getByText('5 ngày')).toBeTruthy();
  expect(row.queryByRole('link', { name: '0' })).toBeNull();
  expect(screen.getByText(/Còn 2 dòng nữa/)).toBeTruthy();
  await user.click(row.getByRole('link', { name: '2' }));
  await screen.findByText('Không có hồ sơ nào khớp');
  expect(server.calls.findLast(({ name }) => name === listDossiers.name)?.input).toMatchObject({
    state: 'after-time',
    by: 'finished',
    from: '2026-03-01',
    to: '2026-03-31',
    competentUnitId: unitId,
  });
});
