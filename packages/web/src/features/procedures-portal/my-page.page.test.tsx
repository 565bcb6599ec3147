import { countNotices, getSession, listNotices, seeNotices } from '@dongbo/contract';
import { DossierId, DraftId, discardDraft, listDrafts, listMyDossiers } from '@dongbo/contract/procedures';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { citizen, openPortal, server, preparePortal } from '../../portal-world.fixture.tsx';

preparePortal();

const longName =
  'Xác nhận thông tin hộ tịch, cấp bản sao trích lục và đăng ký lại khai sinh cho người đã có hồ sơ, giấy tờ cá nhân ở nước ngoài';
const dossier = {
  id: DossierId.parse('019cdb00-0000-7000-8000-0000000000d1'),
  code: 'H19.145.01-260311-0001',
  procedureName: longName,
  shortName: null,
  state: 'in-progress' as const,
  next: 'in-progress',
  submittedAt: '2026-03-10T02:00:00.000Z',
  dueAt: '2026-03-13T10:00:00.000Z',
  lateDays: null,
  resultMark: null,
  answerBy: null,
  visit: null,
  toPay: null,
};

test('my page shows my dossiers with their whole names, and the way to my appointments', async () => {
  server.answers(listDrafts, { items: [] });
  server.answers(listMyDossiers, { items: [dossier], nextCursor: null, asked: [] });
  openPortal('/cua-toi');
  expect(await screen.findByRole('link', { name: longName })).toBeTruthy();
  expect(screen.getByText('thứ Sáu 13/3/2026, 17:00')).toBeTruthy();
  expect(await screen.findByRole('link', { name: 'Đặt lịch hoặc xem lịch hẹn' })).toBeTruthy();
});

test('what has to be paid for a dossier stands in the list, and nothing where nothing has to be', async () => {
  server.answers(listDrafts, { items: [] });
  server.answers(listMyDossiers, { items: [{ ...dossier, toPay: 15_000 }], nextCursor: null, asked: [] });
  openPortal('/cua-toi');
  const link = await screen.findByRole('link', { name: /Cần nộp 15\.000\sđồng/ });
  expect(link.getAttribute('href')).toBe(`/cua-toi/ho-so/${dossier.id}`);
});

test('of a system that is closed neither menu nor section is shown', async () => {
  server.answers(getSession, { ...citizen, systems: citizen.systems.slice(1) });
  openPortal('/cua-toi');
  expect(await screen.findByRole('link', { name: 'Đặt lịch hoặc xem lịch hẹn' })).toBeTruthy();
  const menu = within(screen.getByRole('navigation', { name: 'Mục chính' }));
  expect(menu.queryByRole('link', { name: /thủ tục/i })).toBeNull();
  expect(server.calls.filter(({ name }) => name.startsWith('procedures.'))).toEqual([]);
});

test('who is not signed in is asked to sign in first', async () => {
  server.answers(getSession, { ...citizen, person: null });
  openPortal('/cua-toi');
  expect(await screen.findByRole('heading', { name: 'Đăng nhập' })).toBeTruthy();
  expect(location.search).toBe('?next=%2Fcua-toi');
});

test('what is refused for a reason cannot be tried again', async () => {
  server.answers(listDrafts, { items: [] });
  server.refuses(listMyDossiers, 'invalid-input');
  openPortal('/cua-toi');
  expect(await screen.findByText('Chưa thực hiện được')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Thử lại' })).toBeNull();
});

test('dossiers are shown by the names that people say, with the days that are left', async () => {
  const shortName = { vi: 'Sang tên nhà đất', en: 'Transfer of land', uk: 'Передача землі' };
  server.answers(listDrafts, { items: [] });
  server.answers(listMyDossiers, { items: [{ ...dossier, shortName }], nextCursor: null, asked: [] });
  openPortal('/cua-toi');
  expect(await screen.findByRole('link', { name: 'Sang tên nhà đất' })).toBeTruthy();
  expect(screen.getByText('còn 2 ngày')).toBeTruthy();
});

test('dossiers that cannot be read leave the page standing, with the reason', async () => {
  server.answers(listDrafts, { items: [] });
  server.refuses(listMyDossiers, 'busy');
  openPortal('/cua-toi');
  expect(await screen.findByText('Chưa thực hiện được')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Thử lại' })).toBeTruthy();
});

test('what is asked of me stands first, with until when and the way to answer', async () => {
  const asked = { ...dossier, state: 'suspended' as const, next: 'suspended', answerBy: '2026-03-12T10:00:00.000Z' };
  server.answers(listDrafts, { items: [] });
  server.answers(listMyDossiers, { items: [dossier], nextCursor: null, asked: [asked] });
  openPortal('/cua-toi');
  const part = within(await screen.findByRole('region', { name: 'Việc cần bạn làm' }));
  expect(part.getByText('thứ Năm 12/3/2026, 17:00')).toBeTruthy();
  const way = part.getByRole('link', { name: `Xem và bổ sung hồ sơ ${dossier.code}` });
  expect(way.getAttribute('href')).toBe(`/cua-toi/ho-so/${dossier.id}/bo-sung`);
});

test('where I am invited to be stands first too, with when and where', async () => {
  const visit = { at: '2026-03-12T02:00:00.000Z', place: 'Thửa đất số 125, khu phố 3' };
  server.answers(listDrafts, { items: [] });
  server.answers(listMyDossiers, { items: [dossier], nextCursor: null, asked: [{ ...dossier, visit }] });
  openPortal('/cua-toi');
  const part = within(await screen.findByRole('region', { name: 'Việc cần bạn làm' }));
  expect(part.getByText('thứ Năm 12/3/2026, 09:00')).toBeTruthy();
  expect(part.getByText('Thửa đất số 125, khu phố 3')).toBeTruthy();
  const way = part.getByRole('link', { name: `Xem buổi kiểm tra thực địa của hồ sơ ${dossier.code}` });
  expect(way.getAttribute('href')).toBe(`/cua-toi/ho-so/${dossier.id}`);
});

test('a notice is new until it is opened; reading the list marks none', async () => {
  const about = {
    system: 'procedures' as const,
    key: 'dossier-received',
    facts: { code: dossier.code },
    at: dossier.submittedAt,
  };
  const ids = ['019cdb00-0000-7000-8000-0000000000e2', '019cdb00-0000-7000-8000-0000000000e1'] as const;
  server.answers(countNotices, { unseen: 1 });
  server.answers(listNotices, {
    items: [
      { ...about, id: ids[0], subjectId: null, seen: true },
      { ...about, id: ids[1], subjectId: dossier.id, seen: false },
    ],
    nextCursor: null,
  });
  server.answers(seeNotices, {});
  const { user } = openPortal('/cua-toi/thong-bao');
  expect(await screen.findByRole('button', { name: 'Đánh dấu đã xem tất cả (1 mới)' })).toBeTruthy();
  expect(screen.getAllByText('Mới')).toHaveLength(1);
  expect(server.inputsOf(seeNotices)).toEqual([]);
  await user.click(screen.getByRole('link', { name: `Xem hồ sơ ${dossier.code}` }));
  expect(server.inputsOf(seeNotices)).toEqual([{ noticeId: ids[1], andOlder: false }]);
});

test('a draft that is thrown away takes its buttons with it, and the keyboard goes on at the top of the page', async () => {
  const row = {
    id: DraftId.parse('019cdb00-0000-7000-8000-0000000000e1'),
    procedureCode: '1.001193',
    procedureName: longName,
    shortName: null,
    unit: null,
    updatedAt: '2026-03-10T02:00:00.000Z',
    keptUntil: '2026-05-09T02:00:00.000Z',
  };
  server.answers(listDrafts, { items: [row] });
  server.answers(listMyDossiers, { items: [], nextCursor: null, asked: [] });
  server.answers(discardDraft, {});
  const { user } = openPortal('/cua-toi');
  await user.click(await screen.findByRole('button', { name: `Xóa bản nháp ${longName}` }));
  server.answers(listDrafts, { items: [] });
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Xóa bản nháp' }));
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  expect(screen.queryByText(longName)).toBeNull();
});
