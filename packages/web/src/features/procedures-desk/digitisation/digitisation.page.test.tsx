import { FileId, getSession } from '@dongbo/contract';
import {
  getDigitisation,
  getDossier,
  listDigitisation,
  recordPaperData,
  signCopies,
} from '@dongbo/contract/procedures';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { dossierId, dossierOf } from '../dossier.fixture.ts';
import { officer, openDesk, prepareDesk, server } from '../../../desk-world.fixture.tsx';

prepareDesk();

const file = {
  id: FileId.parse('019cdb00-0000-7000-8000-0000000000f1'),
  name: 'quet.pdf',
  type: 'application/pdf',
  size: 9,
  sha256: 'a',
};
const permissions = ['get', 'sign', 'record', 'list'].map((one) => `procedures.digitisation.${one}`);

test('the figures of a period say how much is digitised, with its share', async () => {
  const figures = { papers: 4, digitised: 3, signed: 1, data: 2, reused: 0 };
  server.answers(getSession, { ...officer, permissions: [...officer.permissions, ...permissions] });
  server.answers(listDigitisation, {
    total: figures,
    items: [{ key: '1.001193', name: 'Đăng ký khai sinh', figures }],
  });
  openDesk('/lam-viec/so-hoa?from=2026-03-01&to=2026-03-11');
  expect(
    await screen.findByRole('row', { name: /Đăng ký khai sinh 4 3 \(75 %\) 1 \(25 %\) 2 \(50 %\) 0 \(0 %\)/ }),
  ).toBeTruthy();
  expect(server.inputsOf(listDigitisation)).toEqual([{ group: 'procedure', from: '2026-03-01', to: '2026-03-11' }]);
});

test('scans that were compared are signed in one act, and what a paper says is written down as its kind asks', async () => {
  server.answers(getSession, {
    ...officer,
    permissions: [...officer.permissions, 'procedures.dossier.get', ...permissions],
  });
  const paper = { componentId: 'desk.1', name: 'Giấy phép', originals: 1, certifiedCopies: 0, photocopies: 0 };
  const dossier = dossierOf({ papers: [{ ...paper, files: [file], digitisation: 'digitised', source: null }] });
  server.answers(getDossier, dossier);
  server.answers(getDigitisation, {
    maySign: true,
    mayRecord: true,
    papers: [
      {
        componentId: paper.componentId,
        name: paper.name,
        level: 'scanned',
        source: null,
        files: [{ file, signed: null, whyNot: null }],
        fields: [
          { id: 'number', needed: true },
          { id: 'issuedBy', needed: false },
        ],
        data: null,
      },
    ],
  });
  server.answers(signCopies, { signed: 1, left: 0 });
  server.answers(recordPaperData, { componentId: paper.componentId });
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  await user.click(await screen.findByText('Số hóa giấy tờ'));
  await user.click(await screen.findByRole('button', { name: 'Ký số 1 bản chụp' }));
  expect(await screen.findByText('Đã ký số 1 bản chụp.')).toBeTruthy();
  const { version } = dossier;
  expect(server.inputsOf(signCopies)).toEqual([{ dossierId, version }]);
  await user.click(screen.getByRole('button', { name: 'Số hóa dữ liệu: Giấy phép' }));
  const save = screen.getByRole('button', { name: 'Lưu dữ liệu' });
  expect(save).toHaveProperty('disabled', true);
  await user.type(screen.getByLabelText(/Số, ký hiệu/), '07/GP');
  await user.click(save);
  await waitFor(() =>
    expect(server.inputsOf(recordPaperData)).toEqual([
      { dossierId, version, componentId: paper.componentId, number: '07/GP' },
    ]),
  );
});
