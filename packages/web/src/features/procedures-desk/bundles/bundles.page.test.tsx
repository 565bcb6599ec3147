import type { OutputOf } from '@dongbo/contract';
import {
  BundleId,
  PaperHandoverId,
  confirmBundle,
  getBundle,
  listBundles,
  listWaitingPapers,
  sendBundle,
} from '@dongbo/contract/procedures';
import { getSession } from '@dongbo/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { now, officer, openDesk, prepareDesk, server, unitId, unitName } from '../../../desk-world.fixture.tsx';
import { dossierId } from '../dossier.fixture.ts';

prepareDesk();

const bundleId = BundleId.parse('019cdb00-0000-7000-8000-0000000000b1');
const handoverId = PaperHandoverId.parse('019cdb00-0000-7000-8000-0000000000b2');
const there = { id: unitId, name: 'Sở Tư pháp' };
const here = { id: unitId, name: unitName };
const piece = {
  componentId: 'g1.c1',
  name: 'Đơn đề nghị',
  originals: 1,
  certifiedCopies: 0,
  photocopies: 2,
  note: null,
};
const row = {
  id: handoverId,
  dossierId,
  code: 'H19.145.01-260311-0001',
  procedureName: { vi: 'Hành nghề luật sư', en: 'Lawyers', uk: 'Адвокати' },
  ownerName: 'Lê Văn Tám',
  kind: 'intake' as const,
  pieces: [{ ...piece, state: 'sent' as const }],
};
const bundle: OutputOf<typeof getBundle> = {
  id: bundleId,
  number: '07/PBG',
  fromUnit: here,
  toUnit: there,
  sentAt: now,
  sentBy: 'Phạm Thị Ngọc Diễm',
  confirmBy: now,
  closedAt: null,
  closedBy: null,
  isLate: true,
  rows: [row],
  mayConfirm: true,
};
const summary = { ...bundle, dossiers: 1, faults: 0 };
const permissions = ['waiting', 'send', 'list', 'get', 'print', 'confirm'].map((one) => `procedures.bundle.${one}`);

function open(address: string) {
  server.answers(getSession, { ...officer, permissions: [...officer.permissions, ...permissions] });
  return openDesk(address);
}
const sent = (name: string) => server.calls.findLast((call) => call.name === name)?.input;

test('what lies here for others is sent in one list, without what is left out', async () => {
  const other = {
    ...row,
    id: PaperHandoverId.parse('019cdb00-0000-7000-8000-0000000000b3'),
    code: 'H19.145.01-260311-0002',
  };
  const waiting = { toUnit: there, since: now, forwardBy: now };
  server.answers(listWaitingPapers, {
    items: [
      { ...row, ...waiting, missedIn: null },
      { ...other, ...waiting, missedIn: '05/PBG' },
    ],
  });
  server.answers(listBundles, { items: [] });
  server.answers(sendBundle, { id: bundleId, number: '07/PBG' });
  const { user } = open('/lam-viec/ban-giao');
  const receiver = within(await screen.findByRole('region', { name: 'Sở Tư pháp' }));
  expect(receiver.getByText(/thiếu ở phiếu 05\/PBG/)).toBeTruthy();
  expect(receiver.getAllByText('Đơn đề nghị: 1 bản chính, 2 bản chụp')).toHaveLength(2);
  await user.click(receiver.getByRole('checkbox', { name: /0002/ }));
  await user.click(receiver.getByRole('button', { name: 'Lập phiếu bàn giao (1 hồ sơ)' }));
  expect(sent('procedures.bundle.send')).toEqual({ fromUnitId: unitId, handoverIds: [handoverId] });
});

test('a scanned code or a typed number opens the list, anything else says so', async () => {
  server.answers(listBundles, { items: [summary] });
  server.answers(listWaitingPapers, { items: [] });
  server.answers(getBundle, bundle);
  const { user } = open('/lam-viec/ban-giao');
  const code = await screen.findByLabelText(/Quét mã trên phiếu/);
  await user.type(code, '99{Enter}');
  expect(await screen.findByText(/Không có phiếu nào gửi đến đây/)).toBeTruthy();
  await user.clear(code);
  await user.type(code, `PBG|07/PBG|${bundleId}{Enter}`);
  expect(await screen.findByRole('heading', { name: 'Phiếu bàn giao số 07/PBG' })).toBeTruthy();
});

test('confirmed piece by piece, with what lacks and why', async () => {
  server.answers(getBundle, bundle);
  server.answers(confirmBundle, { id: bundleId, arrived: 0, faults: 1 });
  const { user } = open(`/lam-viec/ban-giao/${bundleId}`);
  await user.click(await screen.findByRole('radio', { name: 'thiếu' }));
  await user.type(screen.getByLabelText('Ghi rõ'), 'không có trong túi');
  expect(screen.getByText(/1 giấy tờ thiếu/)).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent('procedures.bundle.confirm')).toEqual({
    bundleId,
    faults: [{ handoverId, componentId: 'g1.c1', state: 'missing', note: 'không có trong túi' }],
  });
});

test('whoever only sent it sees what became of each piece', async () => {
  const pieces = [{ ...piece, state: 'damaged' as const, note: 'rách góc' }];
  server.answers(getBundle, {
    ...bundle,
    mayConfirm: false,
    closedAt: now,
    closedBy: 'Trịnh Thị Lan Hương',
    rows: [{ ...row, pieces }],
  });
  open(`/lam-viec/ban-giao/${bundleId}`);
  expect(await screen.findByText('hư hỏng: rách góc')).toBeTruthy();
  expect(screen.getByText(/Trịnh Thị Lan Hương xác nhận/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Xác nhận/ })).toBeNull();
});
