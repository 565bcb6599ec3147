import { getSession } from '@dongbo/contract';
import { DossierId, listHeldUse, listHeldUseDossiers } from '@dongbo/contract/procedures';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';

prepareDesk();

const figures = { offered: 4, used: 1, asked: 2 };

test('a number opens its dossiers below, with what became of each paper', async () => {
  server.answers(getSession, { ...officer, permissions: [...officer.permissions, listHeldUse.name] });
  server.answers(listHeldUse, {
    total: figures,
    items: [{ key: 'Giấy chứng sinh', name: 'Giấy chứng sinh', figures }],
  });
  server.answers(listHeldUseDossiers, {
    items: [
      {
        id: DossierId.parse('019cdb00-0000-7000-8000-0000000000d1'),
        code: 'H19.145.01-260311-0001',
        procedureName: 'Thủ tục đăng ký khai sinh',
        procedureShortName: null,
        unitName: 'Phường Trấn Biên',
        receivedAt: '2026-03-11T02:00:00.000Z',
        papers: [{ name: 'Giấy chứng sinh', outcome: 'asked' }],
      },
    ],
    nextCursor: null,
  });
  const { user } = openDesk('/lam-viec/giay-to-da-co?from=2026-03-01&to=2026-03-31');
  const row = within(await screen.findByRole('row', { name: /Giấy chứng sinh/ }));
  expect(row.getByText('25%')).toBeTruthy();
  await user.click(row.getByRole('link', { name: '2' }));
  expect(await screen.findByText('Giấy chứng sinh: vẫn nộp lại')).toBeTruthy();
  expect(server.calls.findLast(({ name }) => name === listHeldUseDossiers.name)?.input).toMatchObject({
    figure: 'asked',
    paper: 'Giấy chứng sinh',
    from: '2026-03-01',
    to: '2026-03-31',
  });
});
