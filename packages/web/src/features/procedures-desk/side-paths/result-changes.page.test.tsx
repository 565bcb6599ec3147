import {
  decideResultChange,
  getDossier,
  listResultChangeGrounds,
  proposeResultChange,
  returnResultChange,
  type Dossier,
} from '@dongbo/contract/procedures';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';

prepareDesk();

const changed = { id: dossierId, code: 'H19.145.01-260311-0001', version: 5, state: 'returned' as const };
const local = (vi: string) => ({ vi, en: vi, uk: vi });
const grounds = [
  { key: 'content-wrong', kind: 'correction' as const, text: local('Sai nội dung'), provision: 'Điều 18' },
  { key: 'false-papers', kind: 'cancellation' as const, text: local('Giấy tờ giả mạo'), provision: 'Điều 18' },
];
const sent = (name: string) => server.calls.findLast((call) => call.name === name)?.input;
const result: Dossier['result'] = {
  state: 'issued',
  title: 'Giấy xác nhận',
  body: 'Sinh ngày 01/02/1990',
  uploaded: null,
  number: '07/KQ-UBND',
  signedBy: 'Huỳnh Thanh Bình',
  signedAt: '2026-03-11T02:00:00.000Z',
  file: null,
  checkToken: 'AAAAAAAAAAAAAAAAAAAAAA',
};
const proposal: Dossier['resultChange'] = {
  kind: 'correction',
  ground: 'Sai nội dung (Điều 18)',
  reason: 'Sai ngày sinh',
  content: 'Sinh ngày 02/01/1990',
  title: null,
  body: 'Văn bản đã sửa',
  file: null,
  by: 'Ngô Thị Cam',
  at: '2026-03-11T02:00:00.000Z',
};

test('a correction names what is wrong and right and brings the whole paper; without them it cannot be sent', async () => {
  server.answers(getDossier, dossierOf({ state: 'returned', result, sidePaths: ['change-result'] }));
  server.answers(listResultChangeGrounds, { items: grounds });
  server.answers(proposeResultChange, changed);
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: 'Đính chính, cấp lại, thu hồi kết quả' }));
  const send = screen.getByRole<HTMLButtonElement>('button', { name: /Trình người ký/ });
  await screen.findByRole('option', { name: 'Sai nội dung (Điều 18)' });
  expect(screen.queryByRole('option', { name: 'Giấy tờ giả mạo (Điều 18)' })).toBeNull();
  await user.selectOptions(screen.getByLabelText(/Căn cứ/), 'content-wrong');
  await user.type(screen.getByLabelText(/Chỗ sai/), 'Sai ngày sinh');
  expect(send.disabled).toBe(true);
  await user.type(screen.getByLabelText(/Nội dung đúng/), 'Sinh ngày 02/01/1990');
  const body = screen.getByLabelText<HTMLTextAreaElement>(/Toàn văn bản đã sửa/);
  expect(body.value).toBe('Sinh ngày 01/02/1990');
  await user.clear(body);
  await user.type(body, 'Sinh ngày 02/01/1990');
  await user.click(send);
  expect(sent('procedures.result-change.propose')).toMatchObject({
    dossierId,
    version: 4,
    kind: 'correction',
    ground: 'content-wrong',
    reason: 'Sai ngày sinh',
    content: 'Sinh ngày 02/01/1990',
    title: 'Giấy xác nhận',
    body: 'Sinh ngày 02/01/1990',
  });
});

test('a cancellation needs its ground and reason alone', async () => {
  server.answers(getDossier, dossierOf({ state: 'returned', result, sidePaths: ['change-result'] }));
  server.answers(listResultChangeGrounds, { items: grounds });
  server.answers(proposeResultChange, changed);
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByRole('button', { name: 'Đính chính, cấp lại, thu hồi kết quả' }));
  await user.selectOptions(screen.getByLabelText(/Việc đề nghị/), 'cancellation');
  await user.selectOptions(screen.getByLabelText(/Căn cứ/), 'false-papers');
  await user.type(screen.getByLabelText(/Lý do thu hồi/), 'Theo kết luận số 3');
  await user.click(screen.getByRole('button', { name: /Trình người ký/ }));
  expect(sent('procedures.result-change.propose')).toEqual({
    dossierId,
    version: 4,
    kind: 'cancellation',
    ground: 'false-papers',
    reason: 'Theo kết luận số 3',
  });
});

test('the leader reads what is proposed, which paper falls, and signs or gives back with a remark', async () => {
  const sidePaths: Dossier['sidePaths'] = ['decide-result-change', 'return-result-change'];
  server.answers(getDossier, dossierOf({ state: 'returned', result, resultChange: proposal, sidePaths }));
  server.answers(decideResultChange, changed);
  server.answers(returnResultChange, changed);
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await screen.findByText('Đề nghị đính chính kết quả, chờ người ký');
  await screen.findByText('Nội dung đúng: Sinh ngày 02/01/1990');
  await user.click(await screen.findByRole('button', { name: 'Ký theo đề nghị' }));
  await screen.findByText(/văn bản số 07\/KQ-UBND bị thay bằng văn bản mới/);
  await user.click(screen.getByRole('button', { name: 'Trả lại đề nghị' }));
  await user.type(screen.getByLabelText(/Ý kiến của người ký/), 'Nêu rõ hơn');
  const form = screen.getByLabelText(/Ý kiến của người ký/).closest('form') ?? document.body;
  await user.click(within(form).getByRole('button', { name: /Trả lại đề nghị/ }));
  expect(sent('procedures.result-change.return')).toEqual({ dossierId, version: 4, remark: 'Nêu rõ hơn' });
});

test('every paper is shown with what became of it, with its decision', async () => {
  const at = '2026-03-11T02:00:00.000Z';
  server.answers(
    getDossier,
    dossierOf({
      state: 'returned',
      result,
      resultPapers: [
        {
          ordinal: 1,
          number: '07/KQ-UBND',
          numberedOn: '2026-03-10',
          title: 'Giấy xác nhận',
          body: 'Sinh ngày 01/02/1990',
          state: 'corrected',
          since: at,
          byNumber: '09/KQ-UBND',
          isSigned: true,
          checkToken: null,
        },
        {
          ordinal: 2,
          number: '09/KQ-UBND',
          numberedOn: '2026-03-11',
          title: 'Giấy xác nhận',
          body: 'Sinh ngày 02/01/1990',
          state: 'valid',
          since: null,
          byNumber: null,
          isSigned: false,
          checkToken: null,
        },
      ],
      resultChanges: [
        {
          ordinal: 1,
          kind: 'correction',
          ground: 'Sai nội dung (Điều 18)',
          reason: 'Sai ngày sinh',
          content: 'Sinh ngày 02/01/1990',
          by: 'Huỳnh Thanh Bình',
          at,
          decisionNumber: '03/QĐ-UBND',
          number: '09/KQ-UBND',
          paper: 2,
          isSigned: false,
        },
      ],
    }),
  );
  openDesk(`/lam-viec/ho-so/${dossierId}`);
  await screen.findByText('Đã đính chính, thay bằng số 09/KQ-UBND');
  await screen.findByText('Đang có giá trị');
  expect((await screen.findByRole('link', { name: 'Mở văn bản' })).getAttribute('href')).toContain('ordinal=1');
  expect((await screen.findByRole('link', { name: 'Quyết định số 03/QĐ-UBND' })).getAttribute('href')).toContain(
    'result-decision',
  );
});
