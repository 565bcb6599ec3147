import { UnitId, listNotices, listUnits } from '@dongbo/contract';
import { getDraft, listDrafts, listMyDossiers, saveDraft } from '@dongbo/contract/procedures';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPortal, preparePortal, server } from '../../../portal-world.fixture.tsx';
import { draftOf } from '../filing.fixture.ts';

preparePortal();

const draft = draftOf();
const base = `/nop-ho-so/ban-nhap/${draft.id}`;
const unitId = (end: string) => UnitId.parse(`019cdb00-0000-7000-8000-0000000001${end}`);
const dialog = async () => within(await screen.findByRole('dialog', { name: 'Hồ sơ đang nhập dở' }));
const isOpen = () => document.querySelector('dialog[open]') !== null;

/** Somebody chooses where to file, on a device that keeps nothing: the fixture's session has no key for typing. */
async function chooseUnit() {
  const unit = { code: 'H19.145', type: null };
  server.answers(getDraft, draft);
  server.answers(listUnits, {
    items: [
      { ...unit, id: unitId('01'), name: 'Phường Trấn Biên', kind: 'commune', parentId: null },
      { ...unit, id: unitId('02'), name: 'Trung tâm phường Trấn Biên', kind: 'one-stop', parentId: unitId('01') },
    ],
  });
  server.answers(listDrafts, { items: [] });
  server.answers(listMyDossiers, { items: [], nextCursor: null, asked: [] });
  server.answers(listNotices, { items: [], nextCursor: null });
  const { user } = openPortal(`${base}/don-vi`);
  await user.type(await screen.findByRole('combobox'), 'tran bien');
  await user.click(await screen.findByRole('option', { name: 'Phường Trấn Biên' }));
  await screen.findByText('Trung tâm phường Trấn Biên');
  return user;
}

const mine = () => screen.getAllByRole('link', { name: 'Hồ sơ của tôi' })[0] ?? document.body;

test('who leaves by the menu with what nobody could keep is asked, and may stay or go', async () => {
  server.refuses(saveDraft, 'unavailable');
  const user = await chooseUnit();
  await waitFor(() => expect(server.inputsOf(saveDraft)).not.toEqual([]), { timeout: 5_000 });
  await user.click(mine());
  await user.click((await dialog()).getByRole('button', { name: 'Nhập tiếp' }));
  expect(location.pathname).toBe(`${base}/don-vi`);
  expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('Phường Trấn Biên');
  await user.click(mine());
  await user.click((await dialog()).getByRole('button', { name: 'Bỏ, rời trang' }));
  await waitFor(() => expect(location.pathname).toBe('/cua-toi'));
});

test('steps of the same filing ask nothing, kept or not', async () => {
  server.refuses(saveDraft, 'unavailable');
  const user = await chooseUnit();
  await user.click(screen.getByRole('link', { name: 'Các bước nộp hồ sơ' }));
  await waitFor(() => expect(location.pathname).toBe(`${base}/`));
  expect(isOpen()).toBe(false);
});

test('what was typed a moment ago is saved first, and then nothing is asked', async () => {
  server.answers(saveDraft, { id: draft.id, version: 2, updatedAt: '2026-03-11T02:00:00.000Z' });
  const user = await chooseUnit();
  await user.click(mine());
  await waitFor(() => expect(location.pathname).toBe('/cua-toi'));
  expect(server.inputsOf(saveDraft).at(-1)).toMatchObject({ unitId: unitId('02') });
  expect(isOpen()).toBe(false);
});
