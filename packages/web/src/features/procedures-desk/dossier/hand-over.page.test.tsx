import { actOnDossier, getDossier } from '@dongbo/contract/procedures';
import type { Dossier } from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';

prepareDesk();

const text = (vi: string) => ({ vi, en: vi, uk: vi });

/** The counter opens a dossier whose result is there to be handed over, and begins. */
async function beginHandOver(changes: Partial<Dossier> = {}) {
  const action = { id: 'hand-over', name: text('Trả kết quả'), backward: false, needs: ['receiver'], toStepName: null };
  const dossier = dossierOf({ state: 'resulted', actions: [action], ...changes });
  server.answers(getDossier, dossier);
  server.answers(actOnDossier, { id: dossierId, code: dossier.code, state: 'returned', version: 9 });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: /^Trả kết quả/ }));
  await screen.findByText('Người nhận kết quả');
  return user;
}

const sent = () => server.inputsOf(actOnDossier).at(-1);

test('the owner in person needs no more than the key that sends', async () => {
  const user = await beginHandOver();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Lê Văn Tám (chủ hồ sơ)' }).checked).toBe(true);
  expect(screen.queryByRole('radio', { name: /người nộp hồ sơ/ })).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent()).toMatchObject({ action: 'hand-over', receiver: 'owner' });
});

test('who handed the dossier in may take the result', async () => {
  const user = await beginHandOver({ submitterName: 'Phạm Thị Bốn' });
  await user.click(screen.getByRole('radio', { name: 'Phạm Thị Bốn (người nộp hồ sơ)' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent()).toMatchObject({ receiver: 'submitter' });
});

test('a mandate needs name, number and the look at its paper', async () => {
  const user = await beginHandOver();
  await user.click(screen.getByRole('radio', { name: 'người được ủy quyền' }));
  await user.type(screen.getByLabelText('Họ tên người được ủy quyền'), 'Trần Văn Ba');
  await user.type(screen.getByLabelText('Số căn cước, hộ chiếu'), '075190000456');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent()).toBeUndefined();
  await user.click(screen.getByLabelText('Đã xem giấy ủy quyền, đúng người'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent()).toMatchObject({
    receiver: 'mandate',
    receiverName: 'Trần Văn Ba',
    receiverNumber: '075190000456',
    mandateSeen: true,
  });
});
