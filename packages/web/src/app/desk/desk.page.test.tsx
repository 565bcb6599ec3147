import { countInbox, countNotices, getSession, listInbox, listNotices, seeNotices, signIn } from '@dongbo/contract';
import type { WorkItem } from '@dongbo/contract';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { now, officer, openDesk, server, unitId, unitName, prepareDesk } from '../../desk-world.fixture.tsx';

prepareDesk();

const longName =
  'Công ty Trách nhiệm hữu hạn Một thành viên Sản xuất, Thương mại và Dịch vụ Nguyễn Huỳnh Đặng Thị Ngọc Diễm';

const work: WorkItem = {
  id: '019cdb00-0000-7000-8000-0000000000b1',
  system: 'sample',
  subjectId: '019cdb00-0000-7000-8000-0000000000c1',
  slot: 'main',
  kind: { code: 'appointment', name: 'Lịch hẹn' },
  code: 'HEN-2026-7',
  title: 'Hỏi về đất ở',
  partyName: longName,
  step: null,
  mark: null,
  unit: { id: unitId, name: unitName },
  assignee: null,
  dueAt: '2026-03-12T00:30:00.000Z',
  stepDueAt: null,
  dueState: 'soon',
  lateDays: null,
  since: now,
  cameBack: null,
  version: 1,
};

const rail = async () => await screen.findByRole('navigation', { name: 'Trang làm việc' });

test('the rail shows the pages of open systems that the person may open, and no others', async () => {
  server.answers(listInbox, { items: [], nextCursor: null });
  openDesk('/lam-viec');
  const links = within(await rail()).getAllByRole('link');
  expect(links.map(({ textContent }) => textContent)).toEqual([
    'Việc cần làm',
    'Quầy tiếp nhận',
    'Hồ sơ',
    'Danh mục thủ tục',
    'Lịch hẹn trong ngày',
    'Thông báo',
    'Bản xuất của tôi',
  ]);
});

test('while a first start is filled in, one line says how far; it goes away by itself', async () => {
  server.answers(listInbox, { items: [], nextCursor: null });
  openDesk('/lam-viec');
  await rail();
  await act(async () => await server.tells({ kind: 'demonstration', share: 0.436 }));
  expect(screen.getByText(/đang được đưa vào: 43 %/)).toBeTruthy();
  await act(async () => await server.tells({ kind: 'demonstration', share: 1 }));
  expect(screen.queryByText(/đang được đưa vào/)).toBeNull();
  // The line was lost meanwhile, and with it the end.
  await act(async () => await server.tells({ kind: 'demonstration', share: 0.9 }));
  await act(async () => await server.tells({ kind: 'opened' }));
  expect(screen.queryByText(/đang được đưa vào/)).toBeNull();
});

test('a system that is closed at the own units is not in the rail, and its address says that it is closed', async () => {
  server.answers(getSession, { ...officer, systems: officer.systems.slice(0, 1) });
  openDesk('/lam-viec/lich-hen');
  expect(await screen.findByText('Hệ thống này chưa mở ở đơn vị của bạn')).toBeTruthy();
  expect(within(await rail()).queryByText('Lịch hẹn trong ngày')).toBeNull();
  expect(server.calls.filter(({ name }) => name.startsWith('sample.'))).toEqual([]);
});

test('a system that was stopped at the chosen unit says so in the rail', async () => {
  const [procedures, sample] = officer.systems;
  if (procedures === undefined || sample === undefined) throw new Error('Both systems are open');
  const stopped = { ...sample, stages: [{ unitId, stage: 'suspended' as const }] };
  server.answers(getSession, { ...officer, systems: [procedures, stopped] });
  server.answers(listInbox, { items: [], nextCursor: null });
  openDesk('/lam-viec');
  const heading = within(await rail()).getByRole('heading', { name: /Lịch hẹn/ });
  expect(heading.textContent).toContain('tạm dừng ở đơn vị đang chọn');
});

test('the inbox shows work with the whole of a long name at hand, and what a filter leaves out', async () => {
  server.answers(listInbox, { items: [work], nextCursor: null });
  openDesk('/lam-viec');
  const link = await screen.findByRole('link', { name: 'HEN-2026-7' });
  expect(link.getAttribute('href')).toBe(`/lam-viec/lich-hen?open=${work.subjectId}`);
  expect(screen.getByTitle(longName).textContent).toBe(longName);
  expect(screen.getByText('chưa giao ai')).toBeTruthy();
});

test('kinds of work are chosen by the name that people say, with the official name at hand; an appointment by its kind', async () => {
  const officialName = 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân';
  server.answers(countInbox, {
    total: 4,
    mine: 0,
    unassigned: 4,
    anyDue: 4,
    lateSteps: 0,
    due: [],
    systems: [],
    kinds: [
      { system: 'procedures', code: '1.004873', name: officialName, title: 'Giấy xác nhận độc thân', count: 2 },
      { system: 'procedures', code: '1.000001', name: 'Thủ tục không có tên gọi', title: null, count: 1 },
      { system: 'sample', code: 'appointment', name: 'Lịch hẹn', title: 'Hỏi về đất ở', count: 1 },
    ],
    steps: [],
  });
  server.answers(listInbox, { items: [work], nextCursor: null });
  const { user } = openDesk('/lam-viec');
  const kinds = await screen.findByLabelText<HTMLSelectElement>('Loại việc');
  const short = await within(kinds).findByRole('option', { name: 'Giấy xác nhận độc thân (2)' });
  expect(short.title).toBe(officialName);
  expect([...kinds.options].map(({ text }) => text).slice(2)).toEqual(['Thủ tục không có tên gọi (1)', 'Lịch hẹn (1)']);
  await user.selectOptions(kinds, short);
  await waitFor(() => expect(kinds.title).toBe(officialName));
  expect(server.inputsOf(listInbox).at(-1)).toMatchObject({ system: 'procedures', kind: '1.004873' });
});

test('work of a system that is closed to the person stands there without a link', async () => {
  server.answers(getSession, { ...officer, systems: officer.systems.slice(0, 1) });
  server.answers(listInbox, { items: [work], nextCursor: null });
  openDesk('/lam-viec');
  expect(await screen.findByText('HEN-2026-7')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'HEN-2026-7' })).toBeNull();
});

test('an empty inbox says what would be here', async () => {
  server.answers(listInbox, { items: [], nextCursor: null });
  openDesk('/lam-viec');
  expect(await screen.findByText('Không còn việc nào đang chờ')).toBeTruthy();
});

test('an inbox that cannot be read says what happened, names the request and can be read again', async () => {
  server.refuses(listInbox, 'busy', { requestId: 'yc-1' });
  const { user } = openDesk('/lam-viec');
  const retry = await screen.findByRole('button', { name: 'Thử lại' });
  expect(screen.getByText('Mã để tra cứu sự cố: yc-1')).toBeTruthy();
  server.answers(listInbox, { items: [work], nextCursor: null });
  await user.click(retry);
  expect(await screen.findByRole('link', { name: 'HEN-2026-7' })).toBeTruthy();
});

test('somebody who waits is told so', async () => {
  server.keepsWaiting(listInbox);
  openDesk('/lam-viec');
  expect(await screen.findByText('Đang tải…')).toBeTruthy();
});

test('a notice leads to what it is about', async () => {
  const facts = { code: 'HEN-2026-7', unit: unitName, at: '2026-03-12T02:30:00.000Z' };
  const notice = { id: work.id, system: 'sample' as const, key: 'appointment-confirmed', facts, at: now };
  server.answers(listNotices, { items: [{ ...notice, subjectId: work.subjectId, seen: false }], nextCursor: null });
  openDesk('/lam-viec/thong-bao');
  const link = await screen.findByRole('link', { name: 'Mở lịch hẹn HEN-2026-7' });
  expect(link.getAttribute('href')).toBe(`/lam-viec/lich-hen?open=${work.subjectId}`);
});

test('signing in tells what is missing at its field, and says why the server refused', async () => {
  server.answers(getSession, { ...officer, person: null, roles: [], permissions: [] });
  server.refuses(signIn, 'session.wrong-credentials');
  const { user } = openDesk('/lam-viec');
  const name = await screen.findByLabelText('Tên đăng nhập');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect(name.getAttribute('aria-invalid')).toBe('true');
  expect(server.inputsOf(signIn)).toEqual([]);
  await user.type(name, 'motcua.tranbien');
  await user.type(screen.getByLabelText('Mật khẩu'), 'sai');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect((await screen.findByRole('alert')).textContent).toContain('mật khẩu');
});

test('what is so of a piece of work stands beside its step, in few words, and hides nothing of it', async () => {
  const step = { id: 'processing', name: { vi: 'Thẩm định, xử lý', en: 'Examination', uk: 'Розгляд' } };
  const mark = { vi: 'nên soạn thư xin lỗi', en: 'prepare the apology', uk: 'підготуйте вибачення' };
  server.answers(listInbox, { items: [{ ...work, step, mark }], nextCursor: null });
  openDesk('/lam-viec');
  const cell = (await screen.findByText('nên soạn thư xin lỗi')).parentElement;
  expect(cell?.textContent).toBe('nên soạn thư xin lỗiThẩm định, xử lý');
  expect(cell?.title).toBe('nên soạn thư xin lỗi\nThẩm định, xử lý');
});

test('a step whose deadline is over says so, unless the clock stands still', async () => {
  const over = { ...work, stepDueAt: '2026-03-10T09:00:00.000Z' };
  server.answers(listInbox, { items: [over], nextCursor: null });
  openDesk('/lam-viec');
  expect(await screen.findByText('quá hạn bước')).toBeTruthy();
});

test('a step of a dossier that waits for a supplement is not overdue, nor one whose deadline is still to come', async () => {
  const waits = { ...work, stepDueAt: '2026-03-10T09:00:00.000Z', dueState: 'suspended' as const };
  const comes = { ...work, id: '019cdb00-0000-7000-8000-0000000000b2', stepDueAt: '2099-03-12T09:00:00.000Z' };
  server.answers(listInbox, { items: [waits, comes], nextCursor: null });
  openDesk('/lam-viec');
  expect(await screen.findAllByText(work.code)).toHaveLength(2);
  expect(screen.queryByText('quá hạn bước')).toBeNull();
});

test('late is told in working days, as the server counted them, and the numbers follow whose work is shown', async () => {
  const late = { ...work, dueState: 'overdue' as const, lateDays: 2 };
  server.answers(listInbox, {
    items: [late, { ...late, id: '019cdb00-0000-7000-8000-0000000000b3', lateDays: 0 }],
    nextCursor: null,
  });
  const { user } = openDesk('/lam-viec?whose=mine');
  expect(await screen.findByText('quá hạn 2 ngày làm việc')).toBeTruthy();
  expect(screen.getByText('vừa quá hạn')).toBeTruthy();
  expect(server.inputsOf(countInbox).at(-1)).toMatchObject({ whose: 'mine' });
  await user.click(screen.getByRole('button', { name: /Bước trễ/ }));
  await waitFor(() => expect(server.inputsOf(listInbox).at(-1)).toMatchObject({ whose: 'mine', lateStep: 'yes' }));
});

test('reading the list of notices marks none; opening one marks it, and all are marked by a button that says how many', async () => {
  const facts = { code: 'HEN-2026-7', unit: unitName, at: '2026-03-12T02:30:00.000Z' };
  const notice = { system: 'sample' as const, key: 'appointment-confirmed', facts, at: now, subjectId: work.subjectId };
  const ids = ['019cdb00-0000-7000-8000-0000000000d2', '019cdb00-0000-7000-8000-0000000000d1'] as const;
  server.answers(countNotices, { unseen: 1 });
  server.answers(listNotices, {
    items: [
      { ...notice, id: ids[0], subjectId: null, seen: false },
      { ...notice, id: ids[1], seen: true },
    ],
    nextCursor: null,
  });
  server.answers(seeNotices, {});
  const { user } = openDesk('/lam-viec/thong-bao');
  const all = await screen.findByRole('button', { name: 'Đánh dấu đã xem tất cả (1 mới)' });
  expect(screen.getAllByText('Mới')).toHaveLength(1);
  expect(server.inputsOf(seeNotices)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Đã xem' }));
  expect(server.inputsOf(seeNotices)).toEqual([{ noticeId: ids[0], andOlder: false }]);
  await user.click(all);
  expect(server.inputsOf(seeNotices).at(-1)).toEqual({ noticeId: ids[0], andOlder: true });
});

test('a role whose work no open system has yet is told what is here and that the rest comes by itself', async () => {
  server.answers(getSession, { ...officer, permissions: [] });
  openDesk('/lam-viec');
  expect(await screen.findByRole('heading', { name: 'Việc của bạn trên hệ thống' })).toBeTruthy();
  const main = within(screen.getByRole('main'));
  expect(main.getByRole('link', { name: 'Danh mục thủ tục' })).toBeTruthy();
  expect(main.getByText(/Bạn không phải đăng ký gì thêm/)).toBeTruthy();
});

test('what is open beside the inbox closes when another list is asked for', async () => {
  server.answers(listInbox, { items: [work], nextCursor: null });
  const { user } = openDesk(`/lam-viec?open=sample.${work.subjectId}`);
  const panel = await screen.findByRole('complementary');
  server.answers(listInbox, { items: [], nextCursor: null });
  await user.type(await screen.findByRole('searchbox'), 'không có');
  await waitFor(() => expect(panel.isConnected).toBe(false));
  expect(server.inputsOf(listInbox).at(-1)).toMatchObject({ q: 'không có' });
});
