import {
  actOnDossier,
  checkIntake,
  getDossier,
  getProcedure,
  listVisits,
  takeInDossier,
  writeResult,
} from '@dongbo/contract/procedures';
import type { Dossier, Procedure } from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { now, openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';
import { procedure } from '../procedure.fixture.ts';

prepareDesk();
afterEach(() => sessionStorage.clear());

const copies: Procedure = {
  ...procedure,
  code: '2.000815',
  name: 'Chứng thực bản sao',
  results: [{ name: '- Bản sao có chứng thực', code: null }],
  sameVisit: { ground: 'Điều 7 Nghị định số 23/2015/NĐ-CP', isUsual: true },
};
const changed = (version: number) => ({
  id: dossierId,
  code: 'H19.145.01-260311-0001',
  state: 'in-progress' as const,
  version,
});
/** What the counter reads after it took somebody in; nothing lies here of whoever comes next. */
function shows(dossier: Dossier): void {
  server.answers(getDossier, dossier);
  server.answers(checkIntake, { same: [], known: null, held: [], heldElsewhere: [], subjectLabel: null });
}
const sentOf = (name: string) => server.calls.filter((call) => call.name === name).map(({ input }) => input);
const act = (id: 'issue' | 'hand-over') => ({
  id,
  name: { vi: id, en: id, uk: id },
  needs: [],
  backward: false,
  toStepName: null,
});

async function openCounter(shown: Procedure = copies) {
  server.answers(getProcedure, shown);
  const { user } = openDesk(`/lam-viec/quay?procedure=${shown.code}`);
  await user.type(await screen.findByLabelText(/Họ tên hoặc tên tổ chức/), 'Lê Văn Tám');
  return user;
}

test('one press takes in, writes the result and submits it; the leader is waited for', async () => {
  const user = await openCounter();
  const title = await screen.findByLabelText<HTMLInputElement>('Tên kết quả');
  expect(title.value).toBe('Bản sao có chứng thực');
  expect(screen.queryByText('Nhận qua bưu chính')).toBeNull();
  server.answers(takeInDossier, changed(2));
  server.answers(writeResult, changed(3));
  server.answers(actOnDossier, changed(4));
  shows(dossierOf({ step: { id: 'approval', name: { vi: 'Ký', en: 'Sign', uk: 'Підпис' } } }));
  // Nothing stands in the result yet: the field is asked for.
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(document.activeElement?.id).toBe('counter-result-body');
  await user.type(screen.getByLabelText('Nội dung kết quả'), 'Bằng tốt nghiệp: 3 bản');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Kết quả đang chờ lãnh đạo ký/)).toBeTruthy();
  expect(sentOf('procedures.dossier.take-in')).toMatchObject([{ sameVisit: true, procedureCode: '2.000815' }]);
  expect(sentOf('procedures.result.write')).toMatchObject([{ version: 2, body: 'Bằng tốt nghiệp: 3 bản' }]);
  expect(sentOf('procedures.dossier.act')).toMatchObject([{ version: 3, action: 'forward' }]);
  await user.keyboard('{F2}');
  expect((await screen.findByLabelText<HTMLInputElement>(/Họ tên hoặc tên tổ chức/)).value).toBe('');
  expect(screen.getByText('2.000815')).toBeTruthy();
});

test('without the mark, or where the procedure does not say so, it is taken in as usual', async () => {
  const user = await openCounter();
  await user.click(await screen.findByRole('checkbox', { name: /Trả kết quả ngay/ }));
  expect(screen.getByRole('button', { name: /^Tiếp nhận\b(?! và)/ })).toBeTruthy();
  expect(screen.queryByLabelText('Tên kết quả')).toBeNull();
});

test('a result that is not accepted leaves a dossier that is taken in, with what is wrong', async () => {
  const user = await openCounter();
  await user.type(await screen.findByLabelText('Nội dung kết quả'), 'x');
  server.answers(takeInDossier, changed(2));
  server.refuses(writeResult, 'result.not-writable-now');
  shows(dossierOf({ mayWriteResult: true }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/kết quả chưa trình ký được/)).toBeTruthy();
  expect(screen.getByText('Hồ sơ không ở bước soạn kết quả.')).toBeTruthy();
});

test('F7 opens whoever can have the result; handing over issues first, and waits for the fee', async () => {
  const visit = { dossierId, code: 'H19.145.01-260311-0001', ownerName: 'Lê Văn Tám', since: now, dueAt: now } as const;
  const name = { vi: 'Sao y', en: 'Copy', uk: 'Копія' };
  server.answers(listVisits, { items: [{ ...visit, procedureName: name, stage: 'to-hand-over' }] });
  const result: Dossier['result'] = {
    state: 'signed',
    title: 'Bản sao',
    body: 'x',
    uploaded: null,
    number: '57/KQ-UBND',
    signedBy: null,
    signedAt: null,
    file: null,
    checkToken: null,
  };
  const ready = dossierOf({ result, actions: [act('issue')], submitterName: 'Lê Văn Tám' });
  shows({ ...ready, fees: { amount: 2000, state: 'open', payBy: null, refundOpen: false } });
  const user = await openCounter();
  await screen.findByRole('button', { name: 'Lê Văn Tám' });
  await user.keyboard('{F7}');
  expect(await screen.findByText(/số 57\/KQ-UBND/)).toBeTruthy();
  expect(screen.getByText(/Thu phí, lệ phí xong mới trả được/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Trả kết quả/ }).disabled).toBe(true);
});

test('what is paid goes out with one press', async () => {
  const visit = { dossierId, code: 'H19.145.01-260311-0001', ownerName: 'Lê Văn Tám', since: now, dueAt: now } as const;
  const name = { vi: 'Sao y', en: 'Copy', uk: 'Копія' };
  server.answers(listVisits, { items: [{ ...visit, procedureName: name, stage: 'to-hand-over' }] });
  shows(dossierOf({ actions: [act('issue')] }));
  server.answers(actOnDossier, changed(9));
  const user = await openCounter();
  await user.click(await screen.findByRole('button', { name: 'Lê Văn Tám' }));
  await user.click(await screen.findByRole('button', { name: /^Trả kết quả/ }));
  await screen.findByRole('button', { name: /^Trả kết quả/ });
  expect(sentOf('procedures.dossier.act')).toMatchObject([
    { action: 'issue', version: dossierOf({}).version },
    { action: 'hand-over', version: 9, receiver: 'owner' },
  ]);
});

test('what the leader sent back says why; what is typed and not saved is not submitted', async () => {
  const visit = { dossierId, code: 'H19.145.01-260311-0001', ownerName: 'Lê Văn Tám', since: now, dueAt: now } as const;
  const name = { vi: 'Sao y', en: 'Copy', uk: 'Копія' };
  server.answers(listVisits, { items: [{ ...visit, procedureName: name, stage: 'at-counter' }] });
  const result: Dossier['result'] = {
    state: 'draft',
    title: 'Bản sao',
    body: 'Bằng tốt nghiệp: 2 bản',
    uploaded: null,
    number: null,
    signedBy: null,
    signedAt: null,
    file: null,
    checkToken: null,
  };
  const back = {
    at: now,
    type: 'procedures.dossier-moved.refuse-approval',
    actor: 'Lãnh đạo',
    unit: null,
    stepName: null,
    toStepName: null,
    toPerson: null,
    note: 'Sai số bản',
  };
  shows(dossierOf({ result, mayWriteResult: true, timeline: [back] }));
  const user = await openCounter();
  await screen.findByText(/đang chờ: 1/);
  await user.keyboard('{F7}');
  expect(await screen.findByText('Sai số bản')).toBeTruthy();
  const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Trình lãnh đạo ký' });
  expect(send.disabled).toBe(false);
  await user.type(screen.getByLabelText('Nội dung'), ' thêm');
  expect(send.disabled).toBe(true);
  expect(screen.getByText(/Nội dung vừa sửa chưa lưu/)).toBeTruthy();
});
