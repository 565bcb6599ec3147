import { FileId, listInbox, uploadFile } from '@dongbo/contract';
import { checkIntake, getProcedure } from '@dongbo/contract/procedures';
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { procedure } from '../procedure.fixture.ts';

prepareDesk();
afterEach(() => sessionStorage.clear());

const scanOf = (name: string): File => new File([`scan of ${name}`], name, { type: 'image/jpeg' });
const stored = (name: string, end: string) => ({
  id: FileId.parse(`019cdb00-0000-7000-8000-0000000000${end}`),
  name,
  size: 900,
  type: 'image/jpeg',
  sha256: end.padEnd(64, 'a'),
});

const paperNames = ['Tờ khai', 'Giấy chứng sinh', 'Sổ hộ khẩu cũ'] as const;

/** The counter with three papers; the boxes into which scans of each go. */
async function counterWithPapers() {
  server.answers(listInbox, { items: [], nextCursor: null });
  server.answers(getProcedure, procedure);
  server.answers(checkIntake, { known: null, same: [], held: [], heldElsewhere: [], subjectLabel: null });
  const { user, container } = openDesk('/lam-viec/quay?procedure=1.001193');
  for (const name of paperNames) {
    await user.click(await screen.findByRole('button', { name: 'Thêm giấy tờ khác' }));
    const [newest] = (await screen.findAllByLabelText('Tên giấy tờ khác')).toReversed();
    await user.type(newest ?? document.body, name);
  }
  await screen.findByRole('button', { name: `Thêm bản quét: ${paperNames[2]}` });
  const boxes = [...container.querySelectorAll<HTMLInputElement>('.desk-scan input[type=file]')];
  const scan = async (paper: number, name: string) => {
    const box = boxes[paper];
    if (box === undefined) throw new Error(`There is no paper ${paper}`);
    await user.upload(box, scanOf(name));
  };
  return { user, scan };
}

test('scans of three papers that are on their way at once all arrive at their paper, in whichever order they end', async () => {
  const answers = server.answersWhenTold(uploadFile);
  const { scan } = await counterWithPapers();
  for (const [paper, name] of ['mot.jpg', 'hai.jpg', 'ba.jpg'].entries()) await scan(paper, name);
  await waitFor(() => expect(answers).toHaveLength(3));
  await act(async () => {
    answers[2]?.(stored('ba.jpg', 'e3'));
    answers[0]?.(stored('mot.jpg', 'e1'));
  });
  await act(async () => answers[1]?.(stored('hai.jpg', 'e2')));
  for (const [paper, name] of ['mot.jpg', 'hai.jpg', 'ba.jpg'].entries())
    expect(await screen.findByRole('button', { name: `Xem ${name} của ${paperNames[paper]}` })).toBeTruthy();
});

test('a scan that failed stays named at its paper until it was seen, and takes no other with it', async () => {
  const answers = server.answersWhenTold(uploadFile);
  const { user, scan } = await counterWithPapers();
  await scan(0, 'tot.jpg');
  await waitFor(() => expect(answers).toHaveLength(1));
  server.refuses(uploadFile, 'file.type-not-allowed', { facts: { name: 'hong.jpg', kinds: 'PDF, JPEG' } });
  await scan(1, 'hong.jpg');
  const failed = await screen.findByText(/^hong\.jpg: .*PDF, JPEG/);
  // Said once to who does not look there, with the paper it was for.
  expect(screen.getByText(/^Chưa tải được hong\.jpg cho Giấy chứng sinh: /).closest('[role=status]')).toBeTruthy();
  await act(async () => answers[0]?.(stored('tot.jpg', 'e1')));
  expect(await screen.findByRole('button', { name: 'Xem tot.jpg của Tờ khai' })).toBeTruthy();
  expect(failed.isConnected).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Đã biết: hong.jpg' }));
  expect(screen.queryByText(/^hong\.jpg: /)).toBeNull();
});

test('of several scans of one paper each is taken out by itself', async () => {
  const answers = server.answersWhenTold(uploadFile);
  const { user, scan } = await counterWithPapers();
  await scan(0, 'trang-1.jpg');
  await scan(0, 'trang-2.jpg');
  await waitFor(() => expect(answers).toHaveLength(2));
  await act(async () => {
    answers[0]?.(stored('trang-1.jpg', 'e1'));
    answers[1]?.(stored('trang-2.jpg', 'e2'));
  });
  await user.click(await screen.findByRole('button', { name: 'Bỏ trang-1.jpg khỏi Tờ khai' }));
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Thêm bản quét: Tờ khai'));
  expect(screen.queryByRole('button', { name: 'Xem trang-1.jpg của Tờ khai' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Xem trang-2.jpg của Tờ khai' })).toBeTruthy();
});
