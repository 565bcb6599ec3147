import { checkIntake, getDossier, getProcedure, receiveDossier } from '@dongbo/contract/procedures';
import type { SameDossier } from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { now, openDesk, prepareDesk, server, unitName } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';
import { procedure } from '../procedure.fixture.ts';

prepareDesk();

const local = (vi: string) => ({ vi, en: vi, uk: vi });
const action = {
  id: 'receive',
  name: local('Tiếp nhận'),
  needs: [],
  backward: false,
  toStepName: local('Thẩm định, xử lý'),
};
const elsewhere: SameDossier = {
  dossierId: null,
  code: null,
  state: null,
  ownerName: null,
  subject: null,
  isRunning: true,
  unitName: 'Trung tâm Phục vụ hành chính công phường Long Bình',
  at: null,
};
const sent = () => server.calls.findLast((call) => call.name === 'procedures.dossier.receive')?.input;
const receive = () => screen.getAllByRole<HTMLButtonElement>('button', { name: /^Tiếp nhận/ }).at(-1);

async function openReception(same: readonly SameDossier[]) {
  server.answers(getDossier, dossierOf({ state: 'submitted', channel: 'ONLINE', actions: [action] }));
  server.answers(getProcedure, procedure);
  const nothing = { known: null, held: [], heldElsewhere: [], subjectLabel: null };
  server.answers(checkIntake, { ...nothing, same: [...same] });
  server.answers(receiveDossier, { id: dossierId, code: 'H19.145.01-260311-0001', version: 5, state: 'in-progress' });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: /^Tiếp nhận/ }));
  return user;
}

test('where the same matter runs, nothing is received before it is said why; of what lies elsewhere the unit alone is told', async () => {
  const user = await openReception([elsewhere]);
  const why = await screen.findByLabelText(/Vì sao vẫn tiếp nhận/);
  expect(screen.getByText(/phường Long Bình/)).toBeTruthy();
  expect(receive()?.disabled).toBe(true);
  await user.type(why, 'Đề nghị mới');
  await user.click(receive() as HTMLButtonElement);
  expect(sent()).toMatchObject({ dossierId, version: 4, despiteSame: 'Đề nghị mới' });
});

test('what ended lately is told and asks for nothing', async () => {
  const ended = {
    ...elsewhere,
    dossierId,
    code: 'H19.145.01-260302-0001',
    state: 'returned' as const,
    isRunning: false,
    unitName,
    at: now,
  };
  const user = await openReception([ended]);
  await screen.findByRole('link', { name: 'H19.145.01-260302-0001' });
  expect(screen.queryByLabelText(/Vì sao vẫn tiếp nhận/)).toBeNull();
  await user.click(receive() as HTMLButtonElement);
  expect(sent()).not.toHaveProperty('despiteSame');
});
