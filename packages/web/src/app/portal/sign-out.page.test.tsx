import { signOut } from '@dongbo/contract';
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { openPortal, preparePortal, server } from '../../portal-world.fixture.tsx';

preparePortal();

test('the way out of pages without script names who is signed in, and ends the session by a press alone', async () => {
  const left = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
  server.answers(signOut, {});
  const { user } = openPortal('/cua-toi/dang-xuat');
  expect(await screen.findByText(/Nguyễn Thị Thanh Thảo/, { selector: 'main p' })).toBeTruthy();
  expect(server.inputsOf(signOut)).toEqual([]);
  await user.click(screen.getByRole('main').querySelector('button') ?? document.body);
  await waitFor(() => expect(left).toHaveBeenCalledWith('/'));
  expect(server.inputsOf(signOut)).toHaveLength(1);
});

test('a session that could not be ended is said to go on', async () => {
  server.refuses(signOut, 'unavailable');
  const { user } = openPortal('/cua-toi/dang-xuat');
  await screen.findByText(/Nguyễn Thị Thanh Thảo/, { selector: 'main p' });
  await user.click(screen.getByRole('main').querySelector('button') ?? document.body);
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
});
