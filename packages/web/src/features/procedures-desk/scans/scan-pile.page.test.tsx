import { FileId, listInbox, uploadFile } from '@dongbo/contract';
import { checkIntake, getProcedure } from '@dongbo/contract/procedures';
import { screen, waitFor, within } from '@testing-library/react';
import { PDFDocument } from 'pdf-lib';
import { afterEach, expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { procedure } from '../procedure.fixture.ts';

prepareDesk();
afterEach(() => sessionStorage.clear());

async function pileOf(pages: number): Promise<File> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([300, 400]);
  return new File([Uint8Array.from(await document.save())], 'xấp.pdf', { type: 'application/pdf' });
}

test('a pile is chosen once, its pages go to the papers by keys, and each paper gets one file', async () => {
  server.answers(listInbox, { items: [], nextCursor: null });
  server.answers(getProcedure, procedure);
  server.answers(checkIntake, { known: null, same: [], held: [], heldElsewhere: [], subjectLabel: null });
  const { user } = openDesk('/lam-viec/quay?procedure=1.001193');
  for (const name of ['Tờ khai', 'Giấy chứng sinh']) {
    await user.click(await screen.findByRole('button', { name: 'Thêm giấy tờ khác' }));
    const [newest] = (await screen.findAllByLabelText('Tên giấy tờ khác')).toReversed();
    await user.type(newest ?? document.body, name);
  }
  await user.upload(
    await screen.findByLabelText<HTMLInputElement>('Quét cả xấp', { selector: 'input' }),
    await pileOf(4),
  );

  const pile = within(await screen.findByRole('dialog', { name: 'Xếp 4 trang vào giấy tờ' }));
  const finish = pile.getByRole<HTMLButtonElement>('button', { name: 'Xong, đính kèm' });
  expect(finish.disabled).toBe(true);
  pile.getByRole('listbox').focus();
  await user.keyboard('1{Shift>}{ArrowDown}{/Shift}20');
  expect(pile.getAllByRole('option').map((row) => row.querySelector('small')?.textContent)).toEqual([
    'Tờ khai',
    'Giấy chứng sinh',
    'Giấy chứng sinh',
    'Bỏ ra',
  ]);

  const id = FileId.parse('019cdb00-0000-7000-8000-0000000000e1');
  server.answers(uploadFile, { id, name: 'tệp.pdf', size: 900, type: 'application/pdf', sha256: 'a'.repeat(64) });
  await user.click(finish);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const sent = server.calls.filter(({ name }) => name === uploadFile.name).map(({ input }) => input['name']);
  expect(sent).toEqual(['Tờ khai.pdf', 'Giấy chứng sinh.pdf']);
  expect(screen.getByRole('button', { name: /^Xem tệp\.pdf của Tờ khai/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Xem tệp\.pdf của Giấy chứng sinh/ })).toBeTruthy();
});
