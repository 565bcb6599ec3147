import { DossierId, listMyOpenings, listMyPapers, type MyPaper } from '@dongbo/contract/procedures';
import { FileId } from '@dongbo/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPortal, preparePortal, server } from '../../../portal-world.fixture.tsx';

preparePortal();

const dossierId = DossierId.parse('019cdb00-0000-7000-8000-0000000000d1');
const certificate: MyPaper = {
  dossierId,
  code: 'H19.145.01-260311-0001',
  procedureName: 'Thủ tục đăng ký khai sinh',
  shortName: null,
  kind: 'result',
  state: 'valid',
  name: 'Giấy khai sinh',
  number: '12/KQ-UBND',
  unitName: 'Ủy ban nhân dân phường Trấn Biên',
  at: '2026-03-10',
  since: null,
  byNumber: null,
  usableUntil: null,
  ordinal: 2,
  checkToken: 'AAAAAAAAAAAAAAAAAAAAAA',
  files: [],
  uses: [],
};
const wrong: MyPaper = {
  ...certificate,
  state: 'corrected',
  number: '07/KQ-UBND',
  ordinal: 1,
  since: '2026-03-10T09:00:00+07:00',
  byNumber: '12/KQ-UBND',
  checkToken: null,
};
const notice: MyPaper = {
  ...certificate,
  kind: 'paper',
  state: 'accepted',
  name: 'Giấy chứng sinh',
  number: null,
  ordinal: null,
  checkToken: null,
  files: [
    {
      id: FileId.parse('019cdb00-0000-7000-8000-0000000000f1'),
      name: 'chung-sinh.pdf',
      type: 'application/pdf',
      size: 1000,
      sha256: 'a'.repeat(64),
    },
  ],
  uses: [
    {
      dossierId: null,
      code: 'H19.145.01-260320-0002',
      procedureName: 'Đăng ký lại khai sinh',
      unitName: 'Ủy ban nhân dân phường Trấn Biên',
      at: '2026-03-20T09:00:00+07:00',
      byMe: false,
    },
  ],
};
const lineOf = (text: string) => {
  const line = screen.getByText(text).closest('li');
  if (line === null) throw new Error(`No line for ${text}`);
  return within(line);
};

test('each paper says what it is, who issued it and whether it holds, and is opened as it was signed or sent', async () => {
  server.answers(listMyPapers, { items: [certificate, wrong, notice], isCut: false });
  openPortal('/cua-toi/kho-giay-to');
  expect(await screen.findByText('3 trong 3 giấy tờ')).toBeTruthy();
  const now = screen.getByRole<HTMLAnchorElement>('link', { name: 'Mở văn bản số 12/KQ-UBND (PDF)' });
  expect(now.href).toMatch(/letters\/result\?ordinal=2$/);
  expect(screen.getByText('Số 12/KQ-UBND, ngày 10/03/2026, Ủy ban nhân dân phường Trấn Biên')).toBeTruthy();
  expect(screen.getByText(/Đã đính chính ngày 10\/03\/2026, theo văn bản số 12\/KQ-UBND/)).toBeTruthy();
  const handedIn = lineOf('Giấy chứng sinh');
  expect(handedIn.getByRole<HTMLAnchorElement>('link', { name: 'Mở tệp chung-sinh.pdf' }).href).toContain('f1');
  // What somebody else filed is named and leads nowhere.
  expect(handedIn.getByText('Đã dùng lại ở 1 hồ sơ')).toBeTruthy();
  expect(handedIn.queryByRole('link', { name: 'H19.145.01-260320-0002' })).toBeNull();
  expect(handedIn.getByText(/cán bộ lấy từ kho/)).toBeTruthy();
});

test('the filter takes kinds and words without accents, and says how many are left', async () => {
  server.answers(listMyPapers, { items: [certificate, wrong, notice], isCut: true });
  const { user } = openPortal('/cua-toi/kho-giay-to');
  await user.selectOptions(await screen.findByLabelText('Loại giấy tờ'), 'result');
  expect(screen.getByText('2 trong 3 giấy tờ')).toBeTruthy();
  await user.type(screen.getByLabelText('Tìm theo tên, số, mã hồ sơ'), 'khai sinh 07');
  expect(screen.getByText('1 trong 3 giấy tờ')).toBeTruthy();
  expect(screen.queryByText('Giấy chứng sinh')).toBeNull();
  expect(screen.getByText(/200 hồ sơ mới nhất/)).toBeTruthy();
});

test('an empty store says what will lie there', async () => {
  server.answers(listMyPapers, { items: [], isCut: false });
  openPortal('/cua-toi/kho-giay-to');
  expect(await screen.findByText('Chưa có giấy tờ nào')).toBeTruthy();
});

test('who opened them: unit, office, what and how often', async () => {
  server.answers(listMyOpenings, {
    items: [
      {
        dossierId,
        code: certificate.code,
        procedureName: certificate.procedureName,
        shortName: null,
        what: 'letter',
        unitName: 'Ủy ban nhân dân phường Trấn Biên',
        office: { vi: 'Lãnh đạo', en: 'Leader', uk: 'Керівник' },
        at: '2026-03-11T09:00:00+07:00',
        times: 3,
      },
    ],
    nextCursor: null,
  });
  openPortal('/cua-toi/kho-giay-to/ai-da-mo');
  expect(await screen.findByText('Ủy ban nhân dân phường Trấn Biên')).toBeTruthy();
  expect(screen.getByText(/Mở văn bản, kết quả \(3 lần trong ngày\)/)).toBeTruthy();
  expect(screen.getByText(/Lãnh đạo/)).toBeTruthy();
});
