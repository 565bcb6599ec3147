import { confirmArrivals, getDossier } from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';

prepareDesk();

const { clock } = dossierOf({});
const onItsWay = dossierOf({
  sidePaths: ['confirm-arrival'],
  clock: clock && {
    ...clock,
    receivedByCompetentAt: null,
    originalDueAt: null,
    dueAt: null,
    dueState: 'not-started',
    forwardBy: '2026-08-13T10:00:00.000Z',
    startGround: 'Nghị định số 118/2025/NĐ-CP, Điều 17 khoản 3',
  },
});
const open = async () => {
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: 'Xác nhận đã nhận hồ sơ' }));
  const verbs = screen.getAllByRole('button', { name: /Xác nhận đã nhận hồ sơ/ });
  await user.click(verbs[verbs.length - 1] ?? screen.getByRole('main'));
};
const sent = () => server.calls.findLast(({ name }) => name === 'procedures.arrival.confirm')?.input;

test('what is on its way says what starts when, and is confirmed', async () => {
  server.answers(getDossier, onItsWay);
  server.answers(confirmArrivals, {
    arrived: [{ id: dossierId, code: onItsWay.code, state: 'in-progress', version: 5 }],
    refused: [],
  });
  await open();
  expect(screen.getByText(/Thời hạn giải quyết tính từ khi .* xác nhận đã nhận/)).toBeTruthy();
  expect(screen.getByText('tính từ khi cơ quan giải quyết nhận')).toBeTruthy();
  expect(sent()).toEqual({ dossiers: [{ dossierId, version: 4 }] });
});

test('refused, the true reason is shown', async () => {
  server.answers(getDossier, onItsWay);
  server.answers(confirmArrivals, { arrived: [], refused: [{ dossierId, code: 'dossier.changed-meanwhile' }] });
  await open();
  expect(await screen.findByText(/vừa thay đổi/)).toBeTruthy();
});
