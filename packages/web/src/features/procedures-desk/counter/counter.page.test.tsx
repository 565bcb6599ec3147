import { listInbox } from '@dongbo/contract';
import type { OutputOf } from '@dongbo/contract';
import { DossierId, checkIntake, getProcedure, searchProcedures, takeInDossier } from '@dongbo/contract/procedures';
import type { Procedure } from '@dongbo/contract/procedures';
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { openDesk, prepareDesk, server, unitName } from '../../../desk-world.fixture.tsx';
import { procedure } from '../procedure.fixture.ts';

prepareDesk();
afterEach(() => sessionStorage.clear());

const name = async (): Promise<HTMLInputElement> => await screen.findByLabelText(/Họ tên hoặc tên tổ chức/);
const dialog = async () => within(await screen.findByRole('dialog', { name: 'Hồ sơ đang nhập dở' }));

async function halfFilled(): Promise<UserEvent> {
  server.answers(listInbox, { items: [], nextCursor: null });
  const { user } = openDesk('/lam-viec/quay');
  await user.type(await name(), 'Lê Văn Tám');
  return user;
}

test('the next person empties a half-filled form only after a question', async () => {
  const user = await halfFilled();
  await user.keyboard('{F2}');
  await user.click((await dialog()).getByRole('button', { name: 'Nhập tiếp' }));
  expect((await name()).value).toBe('Lê Văn Tám');
  await user.keyboard('{F2}');
  await user.click((await dialog()).getByRole('button', { name: 'Bỏ, gọi người tiếp theo' }));
  expect((await name()).value).toBe('');
  await user.keyboard('{F2}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('whoever leaves by the menu is asked, and finds what was kept', async () => {
  const user = await halfFilled();
  await user.click(screen.getByRole('link', { name: 'Việc cần làm' }));
  await user.click((await dialog()).getByRole('button', { name: 'Giữ lại, nhập tiếp sau' }));
  await screen.findByText('Không còn việc nào đang chờ');
  await user.click(screen.getByRole('link', { name: 'Quầy tiếp nhận' }));
  expect((await name()).value).toBe('Lê Văn Tám');
  await user.click(screen.getByRole('link', { name: 'Việc cần làm' }));
  await user.click((await dialog()).getByRole('button', { name: 'Bỏ hồ sơ này' }));
  await screen.findByText('Không còn việc nào đang chờ');
  await user.click(screen.getByRole('link', { name: 'Quầy tiếp nhận' }));
  expect((await name()).value).toBe('');
});

test('a procedure in the address does not lose to a half-filled form in silence', async () => {
  const user = await halfFilled();
  await user.click(screen.getByRole('link', { name: 'Việc cần làm' }));
  await user.click((await dialog()).getByRole('button', { name: 'Giữ lại, nhập tiếp sau' }));
  await screen.findByText('Không còn việc nào đang chờ');
  openDesk('/lam-viec/quay?procedure=1.001193');
  await user.click((await dialog()).getByRole('button', { name: 'Bỏ, bắt đầu thủ tục mới' }));
  expect(await screen.findByText('1.001193')).toBeTruthy();
  expect((await name()).value).toBe('');
});

test('who asks at the counter for what is no procedure is told who does it', async () => {
  const water = { vi: 'Gọi đơn vị cấp nước.', en: 'Call the water company.', uk: 'Телефонуйте водоканалу.' };
  server.answers(searchProcedures, {
    items: [],
    nextCursor: null,
    total: 0,
    weak: false,
    suggestion: null,
    missingMinistry: null,
    settledElsewhere: null,
    doneElsewhere: water,
  });
  const { user } = openDesk('/lam-viec/quay');
  await user.type(await screen.findByRole('combobox', { name: 'Tên hoặc mã thủ tục' }), 'cắt nước');
  expect(await screen.findByText(water.vi)).toBeTruthy();
});

const dossierId = DossierId.parse('019cdb00-0000-7000-8000-0000000000d1');
const filedAt = '2026-03-02T03:00:00.000Z';
const seen: OutputOf<typeof checkIntake> = {
  known: {
    type: 'citizen',
    name: 'Trần Thị Thử',
    birthDate: '1990-02-01',
    address: 'Số 1 đường Minh Họa',
    phone: '+84912345678',
    email: null,
    code: 'H19.145.01-260302-0001',
    at: filedAt,
  },
  same: [
    {
      dossierId,
      code: 'H19.145.01-260302-0001',
      state: 'in-progress',
      ownerName: 'Trần Thị Thử',
      subject: null,
      isRunning: true,
      unitName,
      at: filedAt,
    },
  ],
  held: [],
  heldElsewhere: ['Trung tâm Phục vụ hành chính công phường Long Bình'],
  subjectLabel: null,
};

test('a typed number offers what is known and says what lies here; whoever goes on is asked why', async () => {
  server.answers(checkIntake, seen);
  const { user } = openDesk('/lam-viec/quay');
  await user.type(await screen.findByLabelText(/Số định danh/), '075190000123');
  await user.click(await screen.findByRole('button', { name: 'Điền theo lần trước' }));
  expect((await name()).value).toBe('Trần Thị Thử');
  expect(screen.getByText(/Nữ, sinh ngày 01\/02\/1990/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'H19.145.01-260302-0001' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Đề nghị mới, khác hồ sơ trước' }));
  expect(screen.getByLabelText<HTMLInputElement>(/Vì sao vẫn tiếp nhận/).value).toBe('Đề nghị mới, khác hồ sơ trước');
  expect(screen.getByText(/Có hồ sơ tại Trung tâm Phục vụ hành chính công phường Long Bình/)).toBeTruthy();
});

test('another name under a number that is known stands out and fills nothing in', async () => {
  server.answers(checkIntake, { ...seen, same: [] });
  const { user } = openDesk('/lam-viec/quay');
  await user.type(await screen.findByLabelText(/Số định danh/), '075190000123');
  await user.type(await name(), 'Lê Văn Tám');
  expect(await screen.findByText(/Số này lần trước ghi họ tên khác: Trần Thị Thử/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Điền theo lần trước' })).toBeNull();
});

const paper = { name: 'Giấy chứng sinh', originals: 1, copies: 0, form: null, isNote: false };
const birth: Procedure = {
  ...procedure,
  channels: [
    {
      channel: 'DIRECT',
      limit: { unit: 'working-day', value: 3 },
      fees: [],
      description: '',
    },
  ],
  componentGroups: [{ case: null, items: [{ ...paper, id: 'birth' }] }],
  papers: {
    ...procedure.papers,
    papers: [{ id: 'birth', name: paper.name, handling: 'hand-in', need: 'always', cases: [], when: null, note: null }],
  },
};

test('without any paper or number it is asked once, plainly; a press after it was read takes in, and what was counted is asked no more', async () => {
  server.answers(getProcedure, birth);
  server.refuses(takeInDossier, 'busy');
  const { user } = openDesk('/lam-viec/quay?procedure=1.001193');
  await user.type(await name(), 'Lê Văn Tám');
  await screen.findByText('Đủ thông tin để tiếp nhận');
  await user.keyboard('{Control>}{Enter}{/Control}');
  const question = within(await screen.findByRole('alert'));
  expect(question.getByText(/Còn thiếu: Giấy chứng sinh/)).toBeTruthy();
  expect(question.getByText(/Chưa ghi số định danh/)).toBeTruthy();
  expect(server.inputsOf(takeInDossier)).toEqual([]);
  await user.keyboard('{F4}');
  expect(screen.queryByText(/Còn thiếu: Giấy chứng sinh/)).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Chưa ghi số định danh/)).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: /Vẫn tiếp nhận/ }));
  await waitFor(() => expect(server.inputsOf(takeInDossier)).toHaveLength(1));
});

test('who presses twice has not read the question: it is no answer, by click, by keys, or by a key that is held', async () => {
  server.answers(getProcedure, birth);
  server.refuses(takeInDossier, 'busy');
  const { user } = openDesk('/lam-viec/quay?procedure=1.001193');
  await user.type(await name(), 'Lê Văn Tám');
  await screen.findByText('Đủ thông tin để tiếp nhận');
  const button = screen.getByRole('button', { name: /^Tiếp nhận/ });
  await user.dblClick(button);
  await user.keyboard('{Control>}{Enter}{Enter}{/Control}');
  button.focus();
  await user.keyboard('{Enter>20/}');
  expect(screen.getByText(/Chưa ghi số định danh/)).toBeTruthy();
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(server.inputsOf(takeInDossier)).toEqual([]);
  await user.click(await screen.findByRole('button', { name: /Vẫn tiếp nhận/ }));
  await waitFor(() => expect(server.inputsOf(takeInDossier)).toHaveLength(1));
});

test('what another authority settles is named beside what only resembles it', async () => {
  server.answers(searchProcedures, {
    items: [],
    nextCursor: null,
    total: 0,
    weak: false,
    suggestion: null,
    missingMinistry: null,
    settledElsewhere: {
      code: '1.000001',
      name: 'Cấp thẻ căn cước',
      shortName: null,
      bodies: [{ vi: 'Công an cấp xã', en: 'Commune police', uk: 'Поліція комуни' }],
    },
    doneElsewhere: null,
  });
  const { user } = openDesk('/lam-viec/quay');
  await user.type(await screen.findByRole('combobox', { name: 'Tên hoặc mã thủ tục' }), 'căn cước');
  expect(await screen.findByText(/“Cấp thẻ căn cước” do cơ quan khác giải quyết: Công an cấp xã/)).toBeTruthy();
});

test('the counter looks among everything that is settled here, also what nobody can file online', async () => {
  server.answers(searchProcedures, {
    items: [],
    nextCursor: null,
    total: 0,
    weak: false,
    suggestion: null,
    missingMinistry: null,
    settledElsewhere: null,
    doneElsewhere: null,
  });
  const { user } = openDesk('/lam-viec/quay');
  await user.type(await screen.findByRole('combobox', { name: 'Tên hoặc mã thủ tục' }), '2.000815');
  await waitFor(() => expect(server.inputsOf(searchProcedures).at(-1)).toMatchObject({ q: '2.000815', here: 'true' }));
  for (const asked of server.inputsOf(searchProcedures)) expect(asked).not.toHaveProperty('fileable');
});
