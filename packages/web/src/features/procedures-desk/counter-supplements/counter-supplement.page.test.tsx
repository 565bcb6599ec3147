import { getSession } from '@dongbo/contract';
import {
  SupplementId,
  SupplementIntakeId,
  findCounterSupplement,
  recordCounterSupplement,
} from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { now, officer, openDesk, prepareDesk, server, unitId } from '../../../desk-world.fixture.tsx';

prepareDesk();

const code = 'H19.146.01-260311-0001';
const supplementId = SupplementId.parse('019cdb00-0000-7000-8000-0000000000c1');
const item = { wanted: 'Nộp bản chính', form: null, field: null, isBrought: false, remark: null, at: null };
const waiting = {
  code,
  procedureName: { vi: 'Đăng ký khai sinh', en: 'Birth registration', uk: 'Реєстрація народження' },
  ownerName: 'Nguyễn Thị Thử',
  competentUnitName: 'Phường Tam Hiệp',
  isOwn: false,
  supplement: {
    id: supplementId,
    ordinal: 1,
    state: 'asked' as const,
    reason: 'Bản chụp mờ',
    guideName: 'Trần Thị Mỹ Hạnh',
    guidePhone: '0912 345 678',
    askedAt: now,
    answerBy: now,
    answeredAt: null,
    items: [
      { ...item, id: '1', kind: 'paper' as const, name: 'Giấy chứng sinh', componentId: 'g1.c1' },
      { ...item, id: '2', kind: 'paper' as const, name: 'Giấy ủy quyền', componentId: 'g1.c2', isBrought: true },
    ],
  },
  forms: [],
  answers: {},
};
const permissions = ['find', 'record', 'receipt'].map((one) => `procedures.counter-supplement.${one}`);
const calls = (name: string) => server.calls.filter((call) => call.name === name).map(({ input }) => input);

function open() {
  server.answers(getSession, { ...officer, permissions: [...officer.permissions, ...permissions] });
  return openDesk('/lam-viec/quay/bo-sung');
}

test('code and number by keys find what is waited for; what was brought is scanned, taken in and receipted', async () => {
  server.answers(findCounterSupplement, waiting);
  const { user } = open();
  const field = await screen.findByLabelText(/Mã hồ sơ/);
  expect(document.activeElement).toBe(field);
  // A scanner sends Enter behind the code: the number is asked next.
  await user.keyboard(`${code}{Enter}`);
  expect(document.activeElement).toBe(screen.getByLabelText(/Số định danh/));
  await user.keyboard('075190000123{Enter}');
  expect(await screen.findByRole('heading', { name: code })).toBeTruthy();
  expect(calls('procedures.counter-supplement.find')).toEqual([{ unitId, code, proof: '075190000123' }]);
  expect(screen.getByText('Nguyễn Thị Thử')).toBeTruthy();
  expect(screen.getByText('Phường Tam Hiệp')).toBeTruthy();
  // What came before is named, and not asked for again.
  expect(screen.getByText('Giấy ủy quyền')).toBeTruthy();
  expect(screen.queryByLabelText(/Giấy ủy quyền:/)).toBeNull();
  server.answers(recordCounterSupplement, {
    id: SupplementIntakeId.parse('019cdb00-0000-7000-8000-0000000000c2'),
    code,
    lacking: [],
    travels: true,
  });
  await user.type(screen.getByLabelText(/Giấy chứng sinh:/), 'Sẽ nộp sau');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('heading', { name: 'Đã nhận bổ sung' })).toBeTruthy();
  expect(calls('procedures.counter-supplement.record')).toEqual([
    expect.objectContaining({
      unitId,
      code,
      proof: '075190000123',
      supplementId,
      papers: [expect.objectContaining({ itemId: '1', remark: 'Sẽ nộp sau' })],
    }),
  ]);
  expect(screen.getByRole('link', { name: 'Bàn giao giấy tờ' })).toBeTruthy();
  await user.keyboard('{F2}');
  expect(await screen.findByLabelText(/Mã hồ sơ/)).toBeTruthy();
});

test('what does not fit is told in one way, whatever the reason', async () => {
  const { user } = open();
  await user.type(await screen.findByLabelText(/Mã hồ sơ/), code);
  await user.type(screen.getByLabelText(/Số định danh/), '1{Enter}');
  expect(await screen.findByText(/Không có hồ sơ nào đang chờ bổ sung/)).toBeTruthy();
});
