import { countInbox, getSession, listInbox, type OutputOf, type WorkItem } from '@dongbo/contract';
import {
  BatchId,
  DossierId,
  getBatch,
  getNamedLimit,
  getProcedure,
  listBatches,
  previewBatch,
  startBatch,
} from '@dongbo/contract/procedures';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { now, officer, openDesk, prepareDesk, server, unitId, unitName } from '../../../desk-world.fixture.tsx';
import { procedure } from '../procedure.fixture.ts';

prepareDesk();

const batchId = BatchId.parse('019cdb00-0000-7000-8000-0000000000e1');
const [first, second, third] = [1, 2, 3].map((n) => DossierId.parse(`019cdb00-0000-7000-8000-00000000000${n}`)) as [
  DossierId,
  DossierId,
  DossierId,
];
const ids = [first, second, third] as const;
const codeOf = (at: number) => `H19.145.01-260311-000${at + 1}`;
const rows: WorkItem[] = ids.map((subjectId, at) => ({
  id: `019cdb00-0000-7000-8000-0000000000b${at}`,
  system: 'procedures',
  subjectId,
  slot: 'main',
  kind: { code: '1.001193', name: 'Đăng ký khai sinh' },
  code: codeOf(at),
  title: 'Khai sinh',
  partyName: `Người ${at + 1}`,
  step: null,
  mark: null,
  unit: { id: unitId, name: unitName },
  assignee: null,
  dueAt: null,
  stepDueAt: null,
  dueState: 'not-started',
  lateDays: null,
  since: now,
  cameBack: null,
  version: at + 1,
}));

const batch: OutputOf<typeof getBatch> = {
  id: batchId,
  act: 'receive',
  state: 'ended',
  startedAt: now,
  endedAt: now,
  total: 2,
  done: 1,
  refused: 1,
  hasFile: false,
  items: [
    { dossierId: first, code: codeOf(0), outcome: 'done' },
    { dossierId: second, code: codeOf(1), outcome: 'dossier.changed-meanwhile' },
  ],
};

const permissions = ['procedures.batch.start', 'procedures.batch.preview'];
const choice = (able: readonly DossierId[], notAble: readonly [DossierId, string][] = []) => ({
  most: 200,
  able: [...able],
  notAble: notAble.map(([dossierId, code]) => ({ dossierId, code })),
  steps: [],
  limits: [],
  takers: null,
});

beforeEach(() => {
  server.answers(getSession, { ...officer, permissions: [...officer.permissions, ...permissions] });
  server.answers(listInbox, { items: rows, nextCursor: null });
  server.answers(countInbox, {
    total: 3,
    mine: 0,
    unassigned: 3,
    anyDue: 0,
    lateSteps: 0,
    due: [],
    systems: [],
    kinds: [],
    steps: [],
  });
  server.answers(listBatches, { items: [] });
});

/** Three rows picked by keys, and the dialog opened by its key. */
async function pickAll() {
  const desk = openDesk('/lam-viec');
  await screen.findByText(codeOf(0));
  await desk.user.keyboard('jxjxjx');
  await screen.findByText('Đã chọn: 3');
  await desk.user.keyboard('m');
  await screen.findByRole('dialog');
  return desk;
}

test('by keys: what can be done to how many and why not to others, then the outcome of each; the rest stays picked', async () => {
  server.answers(previewBatch, {
    choices: [
      {
        act: 'receive',
        ...choice([first, second], [[third, 'batch.papers-lack']]),
      },
      { act: 'hand-over', ...choice([], [[first, 'batch.not-at-hand-over']]) },
    ],
  });
  server.answers(startBatch, { id: batchId });
  server.answers(getBatch, batch);
  const { user } = await pickAll();
  expect(await screen.findByRole('radio', { name: /Tiếp nhận làm được 2 trên 3/ })).toBeTruthy();
  expect(screen.queryByRole('radio', { name: /Trả kết quả/ })).toBeNull();
  await user.click(screen.getByText(/1 hồ sơ không làm được việc này/));
  expect(screen.getByText(/Hồ sơ còn thiếu giấy tờ/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Tiếp nhận: 2 hồ sơ' }));
  expect(await screen.findByText(/xong 1 trên 2/)).toBeTruthy();
  expect(screen.getByText('1 hồ sơ chưa làm được')).toBeTruthy();
  // It has ended, and does not say that it goes on.
  expect(screen.getByRole('dialog', { name: 'Đã làm xong cho các hồ sơ đã chọn' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Đóng, việc vẫn chạy' })).toBeNull();
  expect(server.inputsOf(startBatch)).toEqual([
    {
      act: 'receive',
      dossiers: [
        { dossierId: first, version: 1 },
        { dossierId: second, version: 2 },
      ],
    },
  ]);
  await user.click(screen.getByRole('button', { name: 'Xem phần còn lại' }));
  await waitFor(() => expect(server.inputsOf(previewBatch).at(-1)).toEqual({ dossierIds: second }));
});

test('results of several owners are not offered to “the owner”: the page asks for name, number and mandate', async () => {
  server.answers(previewBatch, {
    choices: [
      {
        act: 'hand-over',
        ...choice([first, second, third]),
        takers: { owners: 2, owner: null, submitter: null },
      },
    ],
  });
  server.answers(startBatch, { id: batchId });
  server.answers(getBatch, batch);
  const { user } = await pickAll();
  expect(await screen.findByText(/Các kết quả này của 2 chủ hồ sơ/)).toBeTruthy();
  const send = screen.getByRole('button', { name: 'Trả kết quả: 3 hồ sơ' });
  expect(screen.queryByRole('radio', { name: /chủ hồ sơ/ })).toBeNull();
  expect(screen.getByRole('radio', { name: /ủy quyền/ })).toHaveProperty('checked', true);
  expect(send).toHaveProperty('disabled', true);
  const [name, number] = screen.getAllByRole('textbox').slice(-2);
  if (name === undefined || number === undefined) throw new Error('No fields for the mandate');
  await user.type(name, 'Bưu tá');
  await user.type(number, '075190000077');
  await user.click(screen.getByRole('checkbox', { name: /giấy/ }));
  await user.click(send);
  await waitFor(() =>
    expect(server.inputsOf(startBatch)[0]).toMatchObject({
      act: 'hand-over',
      receiver: 'mandate',
      receiverName: 'Bưu tá',
      receiverNumber: '075190000077',
      mandateSeen: true,
    }),
  );
});

test('who handed in all of them can take all of them', async () => {
  server.answers(previewBatch, {
    choices: [
      {
        act: 'hand-over',
        ...choice([first, second, third]),
        takers: { owners: 3, owner: null, submitter: 'Trần Thị Nộp Thay' },
      },
    ],
  });
  server.answers(startBatch, { id: batchId });
  server.answers(getBatch, batch);
  const { user } = await pickAll();
  expect(await screen.findByRole('radio', { name: 'Trần Thị Nộp Thay (người nộp hồ sơ)' })).toHaveProperty(
    'checked',
    true,
  );
  await user.click(screen.getByRole('button', { name: 'Trả kết quả: 3 hồ sơ' }));
  await waitFor(() =>
    expect(server.inputsOf(startBatch)[0]).toMatchObject({ act: 'hand-over', receiver: 'submitter' }),
  );
});

test('a limit that the source does not state is asked for once for all dossiers of its procedure', async () => {
  const read = {
    limit: { unit: 'working-day', value: 7 } as const,
    sentence: 'Thời hạn giải quyết: 07 ngày làm việc.',
  };
  server.answers(getProcedure, { ...procedure, readLimit: read });
  server.answers(getNamedLimit, { last: null });
  server.answers(previewBatch, {
    choices: [
      {
        act: 'receive',
        ...choice([first]),
        limits: [{ procedureCode: procedure.code, procedureName: procedure.name, dossierIds: [second, third] }],
      },
    ],
  });
  server.answers(startBatch, { id: batchId });
  server.answers(getBatch, batch);
  const { user } = await pickAll();
  expect(await screen.findByRole('radio', { name: /Tiếp nhận làm được 3 trên 3/ })).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Thời hạn giải quyết: Đăng ký khai sinh, 2 hồ sơ' })).toBeTruthy();
  expect(screen.getByText(/2 hồ sơ chưa tiếp nhận được lần này/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Tiếp nhận: 1 hồ sơ' })).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: /Dùng thời hạn này/ }));
  expect(screen.queryByText(/chưa tiếp nhận được lần này/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Tiếp nhận: 3 hồ sơ' }));
  await waitFor(() =>
    expect(server.inputsOf(startBatch)[0]).toMatchObject({
      act: 'receive',
      dossiers: [{ dossierId: first }, { dossierId: second }, { dossierId: third }],
      limits: [{ procedureCode: procedure.code, limit: { unit: 'working-day', value: 7 } }],
    }),
  );
});

test('where nothing can be done there is no button, but a reason for each act', async () => {
  server.answers(previewBatch, {
    choices: [{ act: 'receive', ...choice([], [[first, 'dossier.not-waiting-for-reception']]) }],
  });
  await pickAll();
  expect(await screen.findByText('Lúc này không làm được việc nào cho các hồ sơ đã chọn')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Tiếp nhận/ })).toBeNull();
  expect(screen.getByText('Hồ sơ này không còn chờ tiếp nhận.')).toBeTruthy();
});

test('what was asked for is found again after the page was reloaded, with what was printed', async () => {
  server.answers(getBatch, { ...batch, act: 'print-receipt', hasFile: true });
  openDesk(`/lam-viec/nhieu-ho-so/${batchId}`);
  expect(await screen.findByRole('button', { name: 'In 1 hồ sơ' })).toBeTruthy();
  expect(screen.getByText(/Hồ sơ đã thay đổi|thay đổi/)).toBeTruthy();
});
