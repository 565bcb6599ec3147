import { stepUp } from '@dongbo/contract';
import {
  actOnDossier,
  assignDossiers,
  getDossier,
  receiveDossier,
  writeResult,
  type DossierChanged,
} from '@dongbo/contract/procedures';
import { demonstrationPassword } from '@dongbo/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi, type Api } from '../api-world.fixture.ts';
import { fileDossier } from '../file-a-dossier.fixture.ts';
import { personIdOf } from '../who-may/people.fixture.ts';

let api: Api;
beforeAll(async () => {
  api = await createApi();
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const minute = 60_000;

/** A dossier whose result waits for the leader. */
async function bringToLeader(): Promise<DossierChanged> {
  const { dossier } = await fileDossier(api, await api.as('congdan1'));
  const counter = await api.as('motcua.tranbien');
  const head = await api.as('truongphong.tranbien');
  const specialist = await api.as('chuyenvien.tranbien');
  const at = ({ id: dossierId, version }: DossierChanged) => ({ dossierId, version });
  const seen = await counter.call(getDossier, { dossierId: dossier.id });
  const received = await counter.call(receiveDossier, { ...at(seen), timeLimit: { value: 5, unit: 'working-day' } });
  const assigneeId = await personIdOf(api, 'chuyenvien.tranbien');
  await head.call(assignDossiers, { assigneeId, dossiers: [at(received)] });
  const mine = await specialist.call(getDossier, { dossierId: dossier.id });
  const content = { title: 'Giấy khai sinh', body: 'Nội dung' };
  const written = await specialist.call(writeResult, { ...at(mine), ...content });
  const presented = await specialist.call(actOnDossier, { ...at(written), action: 'forward' });
  return await head.call(actOnDossier, { ...at(presented), action: 'forward' });
}

test('a leader who has worked for half an hour is asked again before signing, and what was asked for goes through as it was', async () => {
  const { id: dossierId, version } = await bringToLeader();
  const leader = await api.as('lanhdao.tranbien');
  for (let worked = 0; worked < 30; worked += 10) {
    api.clock.advance(10 * minute);
    // A write, though refused: who a session is is remembered for reads by real seconds, which the test's clock does not move.
    await leader.send(actOnDossier, { dossierId, version, action: 'issue' });
  }
  const approval = [{ dossierId, version, action: 'approve' }, { requestId: crypto.randomUUID() }] as const;
  const asked = await leader.send(actOnDossier, ...approval);
  expect(asked.statusCode).toBe(403);
  expect(asked.json()).toMatchObject({ code: 'step-up-needed' });
  // Nothing was done, and a wrong password does nothing either.
  expect((await leader.call(getDossier, { dossierId })).version).toBe(version);
  expect((await leader.send(stepUp, { password: 'không phải mật khẩu' })).statusCode).not.toBe(200);
  expect((await leader.send(actOnDossier, ...approval)).json()).toMatchObject({ code: 'step-up-needed' });
  await leader.call(stepUp, { password: demonstrationPassword });
  await leader.call(actOnDossier, ...approval);
  await api.drain();
  const { result } = await (await api.as('vanthu.tranbien')).call(getDossier, { dossierId });
  expect(result).toMatchObject({ state: 'signed', file: { type: 'application/pdf' } });
});
