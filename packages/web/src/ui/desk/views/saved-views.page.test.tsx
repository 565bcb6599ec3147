import {
  ViewId,
  getSession,
  listInbox,
  listViews,
  openWithView,
  saveView,
  shareView,
  type SavedView,
} from '@dongbo/contract';
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId, unitName } from '../../../desk-world.fixture.tsx';

prepareDesk();

const id = ViewId.parse('019cdb00-0000-7000-8000-0000000000f1');
const view = (more: Partial<SavedView> = {}): SavedView => ({
  id,
  name: 'Quá hạn của tôi',
  search: { due: 'overdue', whose: 'mine' },
  mine: true,
  sharedWith: null,
  isFirst: false,
  ...more,
});

function begin(items: readonly SavedView[]): void {
  server.answers(getSession, { ...officer, permissions: [...officer.permissions, shareView.name] });
  server.answers(listInbox, { items: [], nextCursor: null });
  server.answers(listViews, { items: [...items] });
}
const asked = () => server.inputsOf(listInbox).at(-1);

test('a chip sets all filters of the view at once, and “all” takes them away', async () => {
  begin([view()]);
  const { user } = openDesk('/lam-viec?q=an');
  await user.click(await screen.findByRole('button', { name: 'Quá hạn của tôi' }));
  await vi.waitFor(() => expect(asked()).toMatchObject({ due: 'overdue', whose: 'mine' }));
  expect(asked()).not.toHaveProperty('q');
  expect(screen.getByRole('button', { name: 'Quá hạn của tôi' }).getAttribute('aria-pressed')).toBe('true');
  await user.click(
    within(screen.getByRole('group', { name: 'Bộ lọc đã lưu' })).getByRole('button', { name: 'Tất cả' }),
  );
  await vi.waitFor(() => expect(asked()).not.toHaveProperty('due'));
});

test('a page without filters opens with the chosen view, one with filters as it was asked for', async () => {
  begin([view({ isFirst: true })]);
  const first = openDesk('/lam-viec');
  await vi.waitFor(() => expect(asked()).toMatchObject({ due: 'overdue' }));
  first.unmount();
  openDesk('/lam-viec?due=today');
  await screen.findByRole('button', { name: 'Quá hạn của tôi' });
  expect(asked()).toMatchObject({ due: 'today' });
});

test('what is set is saved under a name', async () => {
  begin([]);
  server.answers(saveView, { id });
  const { user } = openDesk('/lam-viec?due=today&q=an');
  await user.click(await screen.findByRole('button', { name: 'Lưu bộ lọc này' }));
  await user.type(await screen.findByLabelText('Tên bộ lọc'), 'Hôm nay');
  await user.click(screen.getByRole('button', { name: 'Lưu' }));
  await vi.waitFor(() =>
    expect(server.inputsOf(saveView)).toEqual([{ page: 'inbox', name: 'Hôm nay', search: { due: 'today', q: 'an' } }]),
  );
});

test('the head shows it to the unit; what another has shared can only be what the page opens with', async () => {
  const other = ViewId.parse(id.replace('f1', 'f2'));
  begin([view(), view({ id: other, name: 'Của phòng', mine: false, sharedWith: { id: unitId, name: unitName } })]);
  server.answers(shareView, { id });
  server.answers(openWithView, {});
  const { user } = openDesk('/lam-viec');
  await user.click(await screen.findByRole('button', { name: 'Sửa bộ lọc đã lưu' }));
  const dialog = within(await screen.findByRole('dialog'));
  const theirs = within(dialog.getByRole('row', { name: /Của phòng/ }));
  expect(theirs.queryByRole('button', { name: 'Xóa' })).toBeNull();
  await user.click(theirs.getByRole('button', { name: 'Mở sẵn' }));
  await vi.waitFor(() => expect(server.inputsOf(openWithView)).toEqual([{ page: 'inbox', view: other }]));
  await user.click(dialog.getByRole('button', { name: `Chia sẻ với ${unitName}` }));
  await vi.waitFor(() => expect(server.inputsOf(shareView)).toEqual([{ viewId: id, unitId }]));
});
