import { UnitId, listContacts, listUnits } from '@dongbo/contract';
import { getDraft, saveDraft } from '@dongbo/contract/procedures';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPortal, preparePortal, server } from '../../../portal-world.fixture.tsx';
import { draftOf } from '../filing.fixture.ts';

preparePortal();

const unitId = (end: string) => UnitId.parse(`019cdb00-0000-7000-8000-0000000001${end}`);
const draft = draftOf();
const centre = { id: unitId('02'), name: 'Trung tâm Phục vụ hành chính công Phường Trấn Biên' };

/** One commune with its centre: the page asks for both kinds, and reads of each what it needs. */
function openUnitPage() {
  const unit = { code: 'H19.145', type: null };
  server.answers(getDraft, draft);
  server.answers(saveDraft, { id: draft.id, version: 2, updatedAt: '2026-03-11T02:00:00.000Z' });
  server.answers(listUnits, {
    items: [
      { ...unit, id: unitId('01'), name: 'Phường Trấn Biên', kind: 'commune', parentId: null },
      { ...unit, ...centre, kind: 'one-stop', parentId: unitId('01') },
    ],
  });
  server.answers(listContacts, {
    items: [
      {
        unitId: centre.id,
        kind: 'one-stop',
        name: centre.name,
        commune: 'Phường Trấn Biên',
        formerly: ['Phường Quang Vinh, Thành phố Biên Hòa, Tỉnh Đồng Nai'],
        calendar: 'vn-state',
        address: null,
        phone: null,
        email: null,
        source: null,
        checkedOn: null,
      },
    ],
    hours: [],
  });
  return openPortal(`/nop-ho-so/ban-nhap/${draft.id}/don-vi`);
}

test.each([
  ['quang vinh', /^Phường Quang Vinh.+nay là Phường Trấn Biên$/],
  ['thanh pho bien hoa', /^Phường Quang Vinh, Thành phố Biên Hòa/],
])('the place of a filing typed as %j, as older papers have it', async (typed, offered) => {
  const { user } = openUnitPage();
  await user.type(await screen.findByRole('combobox'), typed);
  await user.click(await screen.findByRole('option', { name: offered }));
  await screen.findByText(centre.name);
  await waitFor(() => expect(server.inputsOf(saveDraft).at(-1)).toMatchObject({ unitId: centre.id }));
});

test('a former name that is left in full is taken, and one that is none stays as it was typed', async () => {
  const { user } = openUnitPage();
  const box = await screen.findByRole<HTMLInputElement>('combobox');
  await user.type(box, 'Phường Quang Trung');
  await user.tab();
  expect(box.value).toBe('Phường Quang Trung');
  await user.clear(box);
  await user.type(box, 'Phường Quang Vinh');
  await screen.findByRole('option');
  await user.tab();
  await screen.findByText(centre.name);
  expect(box.value).toBe('Phường Trấn Biên');
});

test('no older names are fetched for what a commune of today is called', async () => {
  const { user } = openUnitPage();
  await user.type(await screen.findByRole('combobox'), 'tran bien');
  await screen.findByRole('option', { name: 'Phường Trấn Biên' });
  expect(server.inputsOf(listContacts)).toEqual([]);
});
