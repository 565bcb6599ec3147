import { PersonId, getSession } from '@dongbo/contract';
import { CampaignId, decideCampaign, getCampaign, listCampaignRows } from '@dongbo/contract/administration';
import type { Campaign, CampaignRow } from '@dongbo/contract/administration';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { officer, openDesk, prepareDesk, server, unitId, unitName } from '../../desk-world.fixture.tsx';

prepareDesk();

const administrator = {
  ...officer,
  permissions: ['list', 'get', 'decide', 'letters'].map((act) => `administration.campaign.${act}`),
  systems: [{ system: 'administration' as const, atMyUnits: true, stages: [{ unitId, stage: 'official' as const }] }],
};
const id = CampaignId.parse('019cdb00-0000-7000-8000-0000000000c1');
const campaign: Campaign = {
  id,
  unit: { id: unitId, name: unitName },
  fileName: 'danh-sach.xlsx',
  inviteBy: 'email',
  state: 'checked',
  problem: null,
  reason: 'Đợt một',
  uploadedBy: { id: PersonId.parse('019cdb00-0000-7000-8000-0000000000d1'), name: 'Lâm Chí Hiếu' },
  uploadedAt: '2026-03-11T01:00:00.000Z',
  isOwn: false,
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  version: 2,
  counts: {
    rows: 3,
    new: 1,
    changed: 1,
    unchanged: 0,
    refused: 1,
    otherNames: 1,
    done: 0,
    failed: 0,
    activated: 0,
    waiting: 0,
  },
};
const row = (number: number, more: Partial<CampaignRow>): CampaignRow => ({
  number,
  cells: { name: 'Phan Văn Khác', identityNumber: '075190000123', role: 'Vua' },
  problems: [],
  outcome: 'refused',
  changes: [],
  done: false,
  failure: null,
  ...more,
});
const address = `/lam-viec/dot-phan-quyen/${id}`;

beforeEach(() => {
  server.answers(getSession, administrator);
  server.answers(getCampaign, campaign);
  const problems = [{ column: 'role' as const, code: 'role-unknown', facts: {} }];
  server.answers(listCampaignRows, { items: [row(4, { problems })], next: null });
});

test('what is wrong stands first, beside its cell', async () => {
  openDesk(address);
  expect(await screen.findByText('Không có vai trò này. Chọn trong danh sách.')).toBeTruthy();
  expect(screen.getByText('Vua')).toBeTruthy();
  expect(server.inputsOf(listCampaignRows)).toMatchObject([{ outcome: 'refused' }]);
});

test('a number of somebody with another name is said before the approval, and at its row', async () => {
  const changes = [{ what: 'other-name' as const, before: 'Lê Văn Tuấn', after: 'Phan Văn Khác' }];
  server.answers(listCampaignRows, { items: [row(2, { outcome: 'changed', changes })], next: null });
  const { user } = openDesk(address);
  expect(await screen.findByText(/1 dòng ghi số định danh đã thuộc về người mang họ tên khác/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Thay đổi (1)' }));
  expect(await screen.findByText(/Số định danh này đã thuộc về Lê Văn Tuấn/)).toBeTruthy();
});

test('approving says what is carried out and asks why', async () => {
  server.answers(decideCampaign, { id, state: 'running', version: 3 });
  const { user } = openDesk(address);
  await user.click(await screen.findByRole('button', { name: 'Duyệt và thực hiện' }));
  expect(screen.getByText(/1 dòng thêm mới và 1 dòng thay đổi được thực hiện/)).toBeTruthy();
  await user.type(screen.getByLabelText('Lý do'), 'Đã đối chiếu');
  const [, confirm] = screen.getAllByRole('button', { name: 'Duyệt và thực hiện' });
  if (confirm === undefined) throw new Error('No button in the dialog');
  await user.click(confirm);
  expect(await screen.findByText('Đã ghi quyết định.')).toBeTruthy();
  expect(server.inputsOf(decideCampaign)).toMatchObject([{ version: 2, approve: true, reason: 'Đã đối chiếu' }]);
});

test('whoever uploaded it finds no approval, only a way to take it back', async () => {
  server.answers(getCampaign, { ...campaign, isOwn: true });
  openDesk(address);
  expect(await screen.findByRole('button', { name: 'Rút lại' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Duyệt và thực hiện' })).toBeNull();
});

test('a file that cannot be used says why', async () => {
  server.answers(getCampaign, {
    ...campaign,
    state: 'unreadable',
    problem: { code: 'merged-cells', facts: { range: 'A1:B2' } },
    counts: { ...campaign.counts, rows: 0 },
  });
  openDesk(address);
  expect(await screen.findByText('Có ô ghép tại A1:B2. Hãy bỏ ghép ô rồi nộp lại.')).toBeTruthy();
});
