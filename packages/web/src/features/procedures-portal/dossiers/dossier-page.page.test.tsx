import { UnitId } from '@dongbo/contract';
import {
  DossierId,
  ProcedureVersionId,
  SiteCheckId,
  SupplementId,
  getMyDossier,
  getMyFees,
  getMyForecast,
  rateMyDossier,
  withdrawMyDossier,
  type MyDossier,
} from '@dongbo/contract/procedures';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPortal, preparePortal, server } from '../../../portal-world.fixture.tsx';

preparePortal();

const dossierId = DossierId.parse('019cdb00-0000-7000-8000-0000000000d1');
const unit = { id: UnitId.parse('019cdb00-0000-7000-8000-000000000001'), name: 'Trung tâm Phục vụ hành chính công' };
const at = '2026-03-11T02:00:00.000Z';

const dossierOf = (changes: Partial<MyDossier> = {}): MyDossier => ({
  id: dossierId,
  code: 'H19.145.01-260311-0001',
  space: 'official',
  state: 'in-progress',
  procedure: {
    code: '1.001193',
    name: 'Thủ tục đăng ký khai sinh',
    shortName: null,
    versionId: ProcedureVersionId.parse('019cdb00-0000-7000-8000-0000000000c1'),
  },
  channel: 'ONLINE',
  receivingUnit: unit,
  competentUnit: unit,
  submittedAt: at,
  clock: null,
  returnMethod: 'one-stop',
  owner: {
    type: 'citizen',
    name: 'Nguyễn Thị Thử',
    identityNumber: '075190000001',
    address: null,
    phone: null,
    email: null,
  },
  submitterName: 'Nguyễn Thị Thử',
  papers: [],
  paperCase: null,
  answers: [],
  timeline: [],
  result: null,
  resultPapers: [],
  resultChanges: [],
  letters: ['copy', 'receipt', 'supplement'],
  oldReceipts: [],
  supplementLetters: [],
  supplement: null,
  supplementCount: 0,
  apology: null,
  ending: null,
  completion: 30,
  fees: null,
  next: 'in-progress',
  version: 4,
  mayWithdraw: true,
  mayRate: false,
  rating: null,
  siteChecks: [],
  contact: { phone: null, email: null, address: null },
  ...changes,
});

const open = () => openPortal(`/cua-toi/ho-so/${dossierId}`);

test('every request for a supplement can be opened, each by its number and day', async () => {
  const supplementLetters = [
    { ordinal: 1, at: '2026-03-12T09:00:00+07:00' },
    { ordinal: 2, at: '2026-03-16T09:00:00+07:00' },
  ];
  server.answers(getMyDossier, dossierOf({ supplementLetters, supplementCount: 2 }));
  open();
  const letters = within(await screen.findByRole('region', { name: 'Văn bản' }));
  const links = letters.getAllByRole<HTMLAnchorElement>('link', { name: /bổ sung/ });
  expect(links.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('lần 1, ngày 12/03/2026'),
    expect.stringContaining('lần 2, ngày 16/03/2026'),
  ]);
  expect(links.map(({ href }) => new URL(href).searchParams.get('ordinal'))).toEqual(['1', '2']);
});

test('of a result that was cancelled each paper is found and says so, and nobody takes it along as valid', async () => {
  const paper = {
    ordinal: 1,
    number: '07/KQ-UBND',
    numberedOn: '2026-03-10',
    title: 'Giấy xác nhận',
    body: null,
    state: 'cancelled' as const,
    since: '2026-03-16T09:00:00+07:00',
    byNumber: '03/QĐ-UBND',
    isSigned: true,
    checkToken: 'AAAAAAAAAAAAAAAAAAAAAA',
  };
  server.answers(
    getMyDossier,
    dossierOf({
      state: 'returned',
      next: 'result-cancelled',
      letters: ['result', 'result-decision'],
      result: {
        state: 'issued',
        title: 'Giấy xác nhận',
        body: null,
        uploaded: null,
        number: paper.number,
        signedBy: 'Huỳnh Thanh Bình',
        signedAt: at,
        file: null,
        checkToken: paper.checkToken,
      },
      resultPapers: [paper],
      resultChanges: [
        {
          ordinal: 1,
          kind: 'cancellation',
          ground: 'Giấy tờ giả mạo (Điều 18)',
          reason: 'Theo kết luận số 3',
          content: null,
          by: null,
          at,
          decisionNumber: '03/QĐ-UBND',
          number: null,
          paper: null,
          isSigned: false,
        },
      ],
    }),
  );
  open();
  const papers = within(await screen.findByRole('region', { name: 'Các văn bản kết quả' }));
  papers.getByText('Đã bị thu hồi, hủy bỏ ngày 16/03/2026 theo quyết định số 03/QĐ-UBND');
  const check = papers.getByRole<HTMLAnchorElement>('link', { name: 'Trang kiểm tra công khai' });
  expect(new URL(check.href).pathname).toBe('/kiem-tra-ket-qua/AAAAAAAAAAAAAAAAAAAAAA');
  expect(papers.getByRole('link', { name: 'Quyết định số 03/QĐ-UBND (PDF)' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: /Tải kết quả/ })).toBeNull();
  expect(await screen.findByText(/Kết quả đã bị thu hồi, hủy bỏ và không còn giá trị/)).toBeTruthy();
});

const rule = 'Hồ sơ đã được tiếp nhận nên tiền đã nộp không được hoàn trả';
const fees = { state: 'paid' as const, amount: 23_000, payBy: null, refundOpen: false };

test('before a withdrawal its owner reads what goes back of the money and what does not, with the rule', async () => {
  server.answers(getMyDossier, dossierOf({ fees }));
  server.answers(getMyFees, {
    payable: true,
    online: true,
    demands: [],
    payments: [],
    atEnd: {
      paid: 23_000,
      refunded: 3_000,
      kept: 20_000,
      why: { vi: rule, en: rule, uk: rule },
      citation: 'Điều 579',
    },
  });
  server.answers(withdrawMyDossier, { id: dossierId, code: 'H19', version: 5, state: 'withdrawn' });
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Rút hồ sơ' }));
  expect(await screen.findByText(/Bạn đã nộp 23\.000\sđồng/)).toBeTruthy();
  expect(screen.getByText(/Được hoàn trả: 3\.000\sđồng/)).toBeTruthy();
  expect(screen.getByText(/Không được hoàn trả: 20\.000\sđồng/)).toBeTruthy();
  expect(screen.getByText(`${rule} (Điều 579).`)).toBeTruthy();
});

test('a dossier for which nothing was ever demanded says nothing of money', async () => {
  server.answers(getMyDossier, dossierOf());
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Rút hồ sơ' }));
  expect(await screen.findByText(/Cơ quan sẽ dừng giải quyết/)).toBeTruthy();
  expect(screen.queryByText(/Bạn chưa nộp khoản nào|Bạn đã nộp/)).toBeNull();
  expect(server.calls.map(({ name }) => name)).not.toContain('procedures.my-fees.get');
});

const clock: NonNullable<MyDossier['clock']> = {
  limit: { unit: 'working-day', value: 5 },
  limitBy: 'procedure',
  policy: 'shift',
  receivedAt: at,
  receivedByCompetentAt: at,
  forwardBy: null,
  startGround: null,
  originalDueAt: '2026-03-18T10:00:00.000Z',
  dueAt: '2026-03-18T10:00:00.000Z',
  finishedAt: null,
  dueState: 'later',
  lateDays: null,
  outcome: null,
  suspensions: [],
};

test('beside the date by law its owner reads how long such dossiers took here, or that too few ended', async () => {
  server.answers(getMyDossier, dossierOf({ clock }));
  server.answers(getMyForecast, { finished: 40, of: 'unit', took: { medianDays: 0, nineInTenDays: 3 } });
  open();
  expect(await screen.findByText(/một nửa xong trong ngày, 9 trên 10 xong trong 3 ngày làm việc/)).toBeTruthy();
  expect(screen.getByText(/không phải lời hứa/)).toBeTruthy();
});

test('of too few nothing is foretold, and of what has ended nothing is asked', async () => {
  server.answers(getMyDossier, dossierOf({ clock }));
  server.answers(getMyForecast, { finished: 19, of: 'province', took: null });
  const { unmount } = open();
  expect(await screen.findByText(/Chưa đủ hồ sơ như thế này/)).toBeTruthy();
  unmount();
  const asked = () => server.calls.filter(({ name }) => name === getMyForecast.name).length;
  const before = asked();
  server.answers(getMyDossier, dossierOf({ clock: { ...clock, finishedAt: '2026-03-12T02:00:00.000Z' } }));
  open();
  await screen.findByText('H19.145.01-260311-0001', { exact: false });
  expect(asked()).toBe(before);
});

test('whoever has the result says once how content they are; nothing is sent before one is chosen', async () => {
  server.answers(getMyDossier, dossierOf({ state: 'returned', mayWithdraw: false, mayRate: true }));
  server.answers(rateMyDossier, { dossierId });
  const { user } = open();
  const sent = () => server.calls.filter(({ name }) => name === rateMyDossier.name);
  await user.click(await screen.findByRole('button', { name: 'Gửi đánh giá' }));
  expect(screen.getByText('Chọn một mức trước khi gửi.')).toBeTruthy();
  expect(sent()).toEqual([]);
  await user.click(screen.getByRole('radio', { name: 'Chưa hài lòng' }));
  await user.type(screen.getByRole('textbox', { name: /Ý kiến của bạn/ }), 'Phải đi lại hai lần');
  const rating = { satisfaction: 'not-satisfied' as const, comment: 'Phải đi lại hai lần', at };
  server.answers(getMyDossier, dossierOf({ state: 'returned', mayWithdraw: false, rating }));
  await user.click(screen.getByRole('button', { name: 'Gửi đánh giá' }));
  expect(await screen.findByText('Bạn đã đánh giá: Chưa hài lòng')).toBeTruthy();
  expect(sent()).toMatchObject([{ input: { satisfaction: 'not-satisfied', comment: 'Phải đi lại hai lần' } }]);
  expect(screen.queryByRole('button', { name: 'Gửi đánh giá' })).toBeNull();
});

test('an answer in words alone is told back: what was said, when it arrived, what follows, and that a paper can still be sent', async () => {
  const supplement = {
    id: SupplementId.parse('019cdb00-0000-7000-8000-0000000000e1'),
    ordinal: 1,
    state: 'asked' as const,
    reason: 'Thiếu giấy tờ',
    items: [
      {
        id: '1',
        kind: 'paper' as const,
        name: 'Giấy chứng sinh',
        wanted: 'Nộp bản chính',
        componentId: '1',
        form: null,
        field: null,
        isBrought: false,
        remark: 'Tôi không có giấy này',
        at: '2026-03-11T01:30:00.000Z',
        files: [],
      },
    ],
    guideName: null,
    guidePhone: null,
    askedAt: at,
    answerBy: '2026-04-10T10:00:00.000Z',
    answeredAt: null,
  };
  const note = 'Giấy chứng sinh (chưa nộp, lý do: Tôi không có giấy này)';
  const entry = { at, type: 'procedures.supplement-recorded.explained', note };
  const timeline = [{ ...entry, actor: null, unit: null, stepName: null, toStepName: null, toPerson: null }];
  server.answers(getMyDossier, dossierOf({ state: 'suspended', next: 'explained', supplement, timeline }));
  open();
  expect(await screen.findByText(/Chúng tôi đã nhận câu trả lời của bạn/)).toBeTruthy();
  expect(screen.getByText('Giấy chứng sinh: “Tôi không có giấy này”')).toBeTruthy();
  expect(screen.getByText('thứ Tư 11/3/2026, 08:30')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Xem và bổ sung' })).toBeTruthy();
  expect(await screen.findByText(/Đã nhận trả lời yêu cầu bổ sung bằng lời/)).toBeTruthy();
  expect(screen.getByText(note)).toBeTruthy();
});

test('a visit on the spot stands in what is asked of the owner, with whom to call; afterwards what came of it', async () => {
  const check = {
    id: SiteCheckId.parse('019cdb00-0000-7000-8000-0000000000f1'),
    isPlanned: true,
    at: '2026-03-12T02:00:00.000Z',
    place: 'Thửa đất số 125, khu phố 3',
    subject: 'Ranh giới thửa đất',
    asksOwner: true,
    unit,
    guideName: 'Võ Minh Khang',
    guidePhone: '+84912345678',
    moved: null,
    found: null,
  };
  const earlier = {
    ...check,
    id: SiteCheckId.parse('019cdb00-0000-7000-8000-0000000000f2'),
    isPlanned: false,
    at: '2026-03-09T02:00:00.000Z',
    found: { outcome: 'differs' as const, number: '02/BB', findings: null, ownerPresent: false, at },
  };
  server.answers(getMyDossier, dossierOf({ siteChecks: [earlier, check] }));
  open();
  const head = within(await screen.findByRole('region', { name: /Tình hình hồ sơ/ }));
  expect(head.getByText(/Mời bạn có mặt khi cán bộ kiểm tra thực địa/)).toBeTruthy();
  expect(head.queryByText(/Bạn chưa phải làm gì/)).toBeNull();
  expect(head.getByText('Võ Minh Khang')).toBeTruthy();
  expect(head.getByRole('link', { name: '0912 345 678' }).getAttribute('href')).toBe('tel:+84912345678');
  const part = within(await screen.findByRole('region', { name: 'Kiểm tra thực địa' }));
  expect(part.getByText('Ranh giới thửa đất', { selector: 'dl:first-of-type span' })).toBeTruthy();
  expect(part.getByText(/Thực tế có điểm khác hồ sơ/)).toBeTruthy();
  expect(part.getByText(/Biên bản số 02\/BB/)).toBeTruthy();
});
