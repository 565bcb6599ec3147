import { listInbox } from '@dongbo/contract';
import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';

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
