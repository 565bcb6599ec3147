import { expect, test } from 'vitest';
import { qrText } from '../letters/qr-text.ts';
import { readProof } from './proof-rule.ts';

const code = 'H19.145.01-260311-0001';
const paper = {
  dossierCode: code,
  procedureCode: '1.001193',
  holderId: '075190000123',
  documentName: 'Phiếu yêu cầu bổ sung',
  issuingSystem: 'Đồng Bộ',
  issuedAt: '2026-03-11T09:00:00+07:00',
};

test.each([
  ['a number', '075190000123', ['075190000123']],
  ['a number as people write it', ' 075 190 000 123 ', ['075190000123']],
  ['an identity card', '075190000123|271234567|Nguyễn Thị Hoa|01021990|Nữ|Trấn Biên|01012022', ['075190000123']],
  ['the paper of another dossier', qrText({ ...paper, dossierCode: 'H19.145.01-260311-0002' }), ['H19145012603110002']],
])('%s', (_, text, numbers) => {
  expect(readProof(code, text)).toEqual({ kind: 'number', numbers });
});

test('the code of a paper of the dossier says who holds it and when it was made', () => {
  expect(readProof(code.toLowerCase(), qrText(paper))).toEqual({
    kind: 'paper',
    holderId: paper.holderId,
    issuedAt: paper.issuedAt,
  });
  expect(readProof(code, qrText({ ...paper, holderId: '' }))).toMatchObject({ kind: 'paper', holderId: '' });
});

test.each(['', ' | ', `${code}|`, '...'])('%j proves nothing', (text) => {
  expect(readProof(code, text)).toBeNull();
});
