import { FileId, PersonId, getSession } from '@dongbo/contract';
import {
  SiteCheckId,
  getDossier,
  getSiteCheck,
  getSiteCheckChoices,
  planSiteCheck,
  postponeSiteCheck,
  recordSiteCheck,
  signSiteCheck,
  signSiteCheckOnPaper,
  type SiteCheckPage,
} from '@dongbo/contract/procedures';
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId, unitName } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';
import { readTime } from './moment-field.tsx';

prepareDesk();

const id = SiteCheckId.parse('019cdb00-0000-7000-8000-0000000000f7');
const member = { body: unitName, present: null, signedAt: null };
const planned: SiteCheckPage = {
  id,
  ordinal: 1,
  state: 'planned',
  unit: { id: unitId, name: unitName },
  plannedBy: 'Trần Minh Họa',
  plannedAt: '2026-03-11T01:30:00.000Z',
  place: 'Thửa đất số 125',
  subject: 'Ranh giới thửa đất',
  asksOwner: true,
  guidePhone: null,
  members: [
    { ...member, key: 'm1', personId: PersonId.parse('019cdb00-0000-7000-8000-0000000000aa'), name: 'Trần Minh Họa' },
    { ...member, key: 'm2', personId: null, name: 'Đỗ Văn Ưởng', body: 'Trưởng khu phố 3' },
  ],
  postponements: [],
  isLate: false,
  minutes: 60,
  number: null,
  record: null,
  paper: null,
  needsPaper: false,
  cancellation: null,
  corrects: null,
  correctedBy: null,
  correctionReason: null,
  version: 1,
  mayLead: true,
  maySign: false,
  dossierId,
  code: 'H19.145.01-260311-0001',
  procedureName: 'Cấp phép xây dựng',
  ownerName: 'Lê Văn Tám',
  dueAt: '2026-03-16T10:00:00.000Z',
};
const recorded: SiteCheckPage = {
  ...planned,
  state: 'recorded',
  number: '07/BB-KTTĐ',
  version: 2,
  needsPaper: true,
  maySign: true,
  record: {
    startedAt: '2026-03-11T01:40:00.000Z',
    endedAt: '2026-03-11T01:55:00.000Z',
    place: planned.place,
    latitude: null,
    longitude: null,
    ownerPresent: true,
    findings: 'Mốc giới rõ ràng',
    objections: '',
    outcome: 'as-declared',
    files: [],
    by: 'Trần Minh Họa',
    at: '2026-03-11T02:00:00.000Z',
  },
};
const address = `/lam-viec/kiem-tra/${id}`;

test('a time is read as people type it', () => {
  expect(['8:30', '0830', '8h30', '14g', '25:00', '8:61', 'x'].map(readTime)).toEqual([
    '08:30',
    '08:30',
    '08:30',
    '14:00',
    null,
    null,
    null,
  ]);
});

test('who has the dossier plans when, where and with whom', async () => {
  server.answers(getDossier, dossierOf({ sidePaths: ['plan-site-check'] }));
  const colleague = { id: PersonId.parse('019cdb00-0000-7000-8000-0000000000e1'), name: 'Lê Minh Họa' };
  server.answers(getSiteCheckChoices, { people: [colleague] });
  server.answers(planSiteCheck, { id: dossierId, code: planned.code, state: 'in-progress', version: 5 });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: 'Kiểm tra thực địa' }));
  await user.type(await screen.findByLabelText('Giờ'), '8:30');
  await user.type(screen.getByLabelText('Ngày'), '16/3/2026');
  await user.type(screen.getByLabelText('Địa điểm'), 'Thửa đất số 125');
  await user.type(screen.getByLabelText('Nội dung cần kiểm tra'), 'Ranh giới');
  await user.click(await screen.findByLabelText('Lê Minh Họa'));
  await user.click(screen.getByRole('button', { name: 'Thêm người của cơ quan khác' }));
  const submit = screen.getAllByRole<HTMLButtonElement>('button', { name: 'Kiểm tra thực địa' }).at(-1);
  expect(submit?.disabled).toBe(true);
  await user.type(screen.getByLabelText('Họ tên'), 'Đỗ Văn Ưởng');
  await user.type(screen.getByLabelText('Cơ quan, tổ chức'), 'Trưởng khu phố 3');
  if (submit !== undefined) await user.click(submit);
  expect(server.inputsOf(planSiteCheck)).toMatchObject([
    {
      plannedAt: '2026-03-16T08:30:00+07:00',
      place: 'Thửa đất số 125',
      memberIds: [colleague.id],
      outsiders: [{ name: 'Đỗ Văn Ưởng', body: 'Trưởng khu phố 3' }],
      asksOwner: true,
    },
  ]);
});

test('on the day what was found is written down; when the line is lost, it is here again after the page was opened anew', async () => {
  const typingKey = btoa('0123456789abcdef0123456789abcdef');
  server.answers(getSession, { ...officer, typingKey });
  server.answers(getSiteCheck, planned);
  server.refuses(recordSiteCheck, 'unavailable');
  const first = openDesk(address);
  await first.user.type(await screen.findByLabelText('Kết quả kiểm tra'), 'Mốc giới rõ ràng');
  const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Lập biên bản' });
  expect(send.disabled).toBe(true);
  expect(screen.getByText('Còn thiếu: Kết luận')).toBeTruthy();
  await first.user.click(screen.getByLabelText('Đúng như hồ sơ'));
  await first.user.click(screen.getByLabelText(/Đỗ Văn Ưởng/));
  await first.user.click(send);
  await vi.waitUntil(() => server.inputsOf(recordSiteCheck).length > 0);
  expect(screen.getByLabelText<HTMLTextAreaElement>('Kết quả kiểm tra').value).toBe('Mốc giới rõ ràng');
  first.unmount();
  server.answers(recordSiteCheck, { id, version: 2, number: '07/BB-KTTĐ' });
  const { user } = openDesk(address);
  expect(await screen.findByText(/đã được lấy lại/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Lập biên bản' }));
  expect(await screen.findByText('Đã lập biên bản.')).toBeTruthy();
  expect(server.inputsOf(recordSiteCheck).at(-1)).toMatchObject({
    siteCheckId: id,
    version: 1,
    record: {
      startedAt: '2026-03-11T08:30:00+07:00',
      findings: 'Mốc giới rõ ràng',
      outcome: 'as-declared',
      present: ['m1'],
      ownerPresent: false,
    },
  });
});

test('a plan is moved with a reason', async () => {
  server.answers(getSiteCheck, { ...planned, plannedAt: '2026-03-16T01:30:00.000Z' });
  server.answers(postponeSiteCheck, { id, version: 2 });
  const { user } = openDesk(address);
  expect(await screen.findByText(/Đến ngày kiểm tra thì ghi biên bản/)).toBeTruthy();
  expect(screen.queryByLabelText('Kết quả kiểm tra')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Dời lịch kiểm tra' }));
  await user.type(await screen.findByLabelText('Giờ'), '1400');
  expect(screen.getByText(/^Hẹn trả kết quả: /)).toBeTruthy();
  await user.type(screen.getByLabelText('Ngày'), '17/3/2026');
  expect(screen.getByText(/^Ngày này sau hạn trả kết quả/)).toBeTruthy();
  await user.type(screen.getByLabelText('Lý do'), 'Trời mưa');
  const submit = screen.getAllByRole('button', { name: 'Dời lịch kiểm tra' }).at(-1);
  if (submit !== undefined) await user.click(submit);
  expect(server.inputsOf(postponeSiteCheck)).toMatchObject([
    { siteCheckId: id, version: 1, plannedAt: '2026-03-17T14:00:00+07:00', reason: 'Trời mưa' },
  ]);
});

test('who was there confirms the minutes; that the owner refused to sign is kept with the reason', async () => {
  server.answers(getSiteCheck, recorded);
  server.answers(signSiteCheck, { id, version: 3 });
  server.answers(signSiteCheckOnPaper, { id, version: 3 });
  const { user } = openDesk(address);
  expect(await screen.findByRole('link', { name: 'In biên bản số 07/BB-KTTĐ' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Ký xác nhận' }));
  expect(server.inputsOf(signSiteCheck)).toMatchObject([{ siteCheckId: id, version: 2 }]);
  await user.click(await screen.findByLabelText('Chủ hồ sơ từ chối ký'));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Lưu' }).disabled).toBe(true);
  await user.type(screen.getByLabelText('Lý do từ chối ký'), 'Chưa đồng ý');
  await user.click(screen.getByRole('button', { name: 'Lưu' }));
  expect(server.inputsOf(signSiteCheckOnPaper)).toMatchObject([{ owner: 'refused', reason: 'Chưa đồng ý' }]);
});

test('what was found is told by the names of its fields, with the photographs as pictures', async () => {
  const photo = {
    id: FileId.parse('019cdb00-0000-7000-8000-0000000000e7'),
    name: 'moc-3.jpg',
    type: 'image/jpeg',
    size: 9,
    sha256: '',
  };
  const record = recorded.record && { ...recorded.record, files: [photo], objections: 'Đồng ý' };
  server.answers(getSiteCheck, { ...recorded, record });
  openDesk(address);
  const told = (label: string) => screen.getByText(label, { selector: 'dt' }).nextElementSibling?.textContent;
  await screen.findByText('Kết luận', { selector: 'dt' });
  expect(told('Địa điểm')).toBe('Thửa đất số 125');
  expect(told('Kết quả kiểm tra')).toBe('Mốc giới rõ ràng');
  expect(told('Ý kiến của chủ hồ sơ')).toBe('chủ hồ sơ có mặt: Đồng ý');
  expect(screen.getByAltText('Ảnh moc-3.jpg').closest('a')?.getAttribute('href')).toContain(photo.id);
});
