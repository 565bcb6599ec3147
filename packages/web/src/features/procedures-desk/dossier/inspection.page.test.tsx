import { getSession } from '@dongbo/contract';
import { inspectDossier } from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';

prepareDesk();

test('procedure control says what for, then sees how the dossier was handled and nothing to press', async () => {
  server.answers(getSession, {
    ...officer,
    permissions: ['procedures.dossier.list', 'procedures.dossier.inspect', 'procedures.dossier.explain-due-date'],
  });
  const { owner, ...dossier } = dossierOf({});
  const paper = { componentId: 'g1.c1', name: 'Tờ khai', originals: 1, copies: 0, files: 2 };
  server.answers(inspectDossier, { ...dossier, owner: { name: owner.name }, papers: [paper] });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  const open = await screen.findByRole<HTMLButtonElement>('button', { name: 'Xem hồ sơ' });
  expect(open.disabled).toBe(true);
  await user.type(screen.getByLabelText(/Lý do xem hồ sơ/), 'Phản ánh trả kết quả chậm');
  await user.click(open);
  expect(await screen.findByText(/Phản ánh trả kết quả chậm/)).toBeTruthy();
  expect(screen.getByText('1 bản chính, 2 tệp điện tử')).toBeTruthy();
  expect(server.calls.filter(({ name }) => name === 'procedures.dossier.inspect').map(({ input }) => input)).toEqual([
    expect.objectContaining({ dossierId, reason: 'Phản ánh trả kết quả chậm' }),
  ]);
  expect(screen.queryByRole('button', { name: /Chuyển|Phê duyệt|Tiếp nhận/ })).toBeNull();
});
