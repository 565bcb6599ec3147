import { expect, test } from 'vitest';
import { readWhoStands } from './who-stands.ts';

const code = 'H19.145.01-260311-0001';
const paper = `${code}|1.001193|075190000123|Phiếu yêu cầu bổ sung|Đồng Bộ|2026-03-11T09:00:00+07:00`;
const card = '075190000123|271234567|Nguyễn Thị Hoa|01021990|Nữ|Trấn Biên|01012022';

test.each([
  ['typed', { code: ` ${code}`, proof: '075190000123 ' }, { code, proof: '075190000123' }],
  ['a paper scanned into the first field', { code: paper, proof: '' }, { code, proof: paper }],
  ['a paper scanned into the second', { code: '', proof: paper }, { code, proof: paper }],
  ['a paper of the trial space', { code: `TN.${paper}`, proof: '' }, { code: `TN.${code}`, proof: `TN.${paper}` }],
  ['a card', { code, proof: card }, { code, proof: card }],
])('%s', (_, typed, read) => {
  expect(readWhoStands(typed)).toEqual(read);
});
