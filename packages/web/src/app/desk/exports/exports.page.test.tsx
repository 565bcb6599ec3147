import { exportInbox, getExportFile, getSession, listExports, listInbox, type ExportRow } from '@dongbo/contract';
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { officer, openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';

prepareDesk();

const exportId = '019cdb00-0000-7000-8000-0000000000e7';
const row = (state: ExportRow['state'], more: Partial<ExportRow> = {}) => ({
  id: exportId,
  title: 'Việc đang chờ',
  format: 'xlsx' as const,
  state,
  share: 0,
  rows: null,
  mostRows: null,
  name: null,
  size: null,
  askedAt: '2026-03-11T02:00:00.000Z',
  expiresAt: '2026-03-18T02:00:00.000Z',
  ...more,
});
const ready = row('ready', { share: 1, rows: 1234, name: 'Viec-dang-cho-2026-03-11.xlsx', size: 20_480 });
const fetched = () => server.calls.filter(({ name }) => name === getExportFile.name).length;

/** The inbox of somebody who may take it as a file. */
async function openInbox() {
  server.answers(getSession, { ...officer, permissions: [...officer.permissions, exportInbox.name] });
  server.answers(listInbox, { items: [], nextCursor: null });
  server.answers(exportInbox, { exportId });
  server.answers(listExports, { items: [row('running')], nextCursor: null });
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
  const { user } = openDesk('/lam-viec?whose=mine');
  await user.click(await screen.findByRole('button', { name: 'Tải bảng tính (XLSX)' }));
  return user;
}

test('the file of what is shown is asked for, told of while it is made, and comes by itself when it is ready', async () => {
  server.answersFile(getExportFile, new Uint8Array([80, 75]));
  await openInbox();
  const bar = await screen.findByRole('progressbar', { name: 'Đã lập được bao nhiêu' });
  expect(server.inputsOf(exportInbox)).toEqual([{ whose: 'mine', format: 'xlsx' }]);
  await server.tells({ kind: 'job', jobId: exportId, share: 0.5, state: 'running' });
  await vi.waitFor(() => expect(bar.getAttribute('value')).toBe('0.5'));
  expect(fetched()).toBe(0);
  server.answers(listExports, { items: [ready], nextCursor: null });
  await server.tells({ kind: 'job', jobId: exportId, share: 1, state: 'done' });
  await vi.waitFor(() => expect(fetched()).toBe(1));
  await vi.waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
});

test('that there is none is said with its reason, and nothing is fetched', async () => {
  await openInbox();
  await screen.findByRole('progressbar');
  server.answers(listExports, { items: [row('too-long', { mostRows: 20_000 })], nextCursor: null });
  await server.tells({ kind: 'resync' });
  expect(await screen.findByText(/danh sách có hơn 20\.000 dòng/)).toBeTruthy();
  expect(fetched()).toBe(0);
});

test('one’s own files stand with their rows and sizes, and are fetched by a button', async () => {
  server.answers(listExports, {
    items: [ready, row('running', { id: exportId.replace('e7', 'e8') as never, share: 0.25 })],
    nextCursor: null,
  });
  server.answersFile(getExportFile, new Uint8Array([80, 75]));
  const { user } = openDesk('/lam-viec/ban-xuat');
  const [, first, second] = await screen.findAllByRole('row');
  if (first === undefined || second === undefined) throw new Error('two rows');
  expect(within(first).getByText('1.234')).toBeTruthy();
  expect(within(first).getByText('20 KB')).toBeTruthy();
  expect(within(second).queryByRole('button')).toBeNull();
  await user.click(within(first).getByRole('button', { name: 'Tải về: Việc đang chờ' }));
  await vi.waitFor(() => expect(server.calls.at(-1)).toMatchObject({ name: getExportFile.name, input: { exportId } }));
});
