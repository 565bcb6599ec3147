import {
  confirmPaperExchange,
  getCorrectionRequests,
  getDossier,
  getPaperExchanges,
  PaperExchangeId,
  type Dossier,
  type PaperExchange,
} from '@dongbo/contract/procedures';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';

prepareDesk();

const result: Dossier['result'] = {
  state: 'issued',
  title: 'Giấy xác nhận',
  body: 'Sinh ngày 01/02/1990',
  uploaded: null,
  number: '07/KQ-UBND',
  signedBy: 'Huỳnh Thanh Bình',
  signedAt: '2026-03-11T02:00:00.000Z',
  file: null,
  checkToken: null,
};
const change: Dossier['resultChanges'][number] = {
  ordinal: 1,
  kind: 'correction',
  ground: 'Sai nội dung (Điều 18)',
  reason: 'Sai ngày sinh',
  content: 'Sinh ngày 02/01/1990',
  by: 'Huỳnh Thanh Bình',
  at: '2026-03-11T02:00:00.000Z',
  decisionNumber: '02/QĐ-UBND',
  number: '09/KQ-UBND',
  paper: 2,
  isSigned: true,
};
const exchange: PaperExchange = {
  id: PaperExchangeId.parse('019cdb00-0000-7000-8000-0000000000e7'),
  wrongNumber: '07/KQ-UBND',
  number: '09/KQ-UBND',
  isSigned: true,
  openedAt: '2026-03-11T02:00:00.000Z',
  doBy: '2026-03-18T10:00:00.000Z',
  isLate: false,
  state: 'open',
  isGiven: null,
  isTakenBack: null,
  reason: null,
  receiver: null,
  receiverName: null,
  by: null,
  at: null,
};

function open(exchanges: readonly PaperExchange[], mayConfirm = true) {
  server.answers(getDossier, dossierOf({ state: 'returned', result, resultChanges: [change] }));
  server.answers(getCorrectionRequests, { requests: [], mayAnswer: false });
  server.answers(getPaperExchanges, { exchanges: [...exchanges], mayConfirm, submitterName: '' });
  server.answers(confirmPaperExchange, { id: exchange.id });
  return openDesk(`/lam-viec/ho-so/${dossierId}`);
}

test('both papers in hand need no reason, and who was there is written down', async () => {
  const { user } = open([exchange]);
  const save = await screen.findByRole<HTMLButtonElement>('button', { name: 'Ghi nhận' });
  expect(save.disabled).toBe(true);
  await user.click(screen.getByRole('checkbox', { name: /Đã giao bản đúng số 09/ }));
  await user.click(screen.getByRole('checkbox', { name: /Đã thu lại bản sai số 07/ }));
  expect(screen.queryByLabelText(/Lý do chưa giao/)).toBeNull();
  await user.click(save);
  await waitFor(() =>
    expect(server.inputsOf(confirmPaperExchange)).toEqual([
      {
        dossierId,
        version: 4,
        paperExchangeId: exchange.id,
        isGiven: true,
        isTakenBack: true,
        receiver: 'owner',
      },
    ]),
  );
});

test('the wrong paper that does not come back needs a reason', async () => {
  const { user } = open([exchange]);
  await user.click(await screen.findByRole('checkbox', { name: /Đã giao bản đúng số 09/ }));
  const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Ghi nhận' });
  expect(save.disabled).toBe(true);
  await user.type(screen.getByLabelText(/Lý do chưa giao/), 'Bản cũ đã mất');
  await user.click(save);
  await waitFor(() =>
    expect(server.inputsOf(confirmPaperExchange)[0]).toMatchObject({ isTakenBack: false, reason: 'Bản cũ đã mất' }),
  );
});

test('who may not confirm sees what became of it, and that it is late', async () => {
  open([{ ...exchange, isLate: true }], false);
  expect(await screen.findByText('Quá hạn')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Ghi nhận' })).toBeNull();
});
