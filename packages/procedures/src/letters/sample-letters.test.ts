import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLetterPress, type LetterValue } from '@dongbo/kernel';
import { afterAll, describe, expect, test } from 'vitest';
import { layoutFolder } from './layout-folder.ts';
import {
  longPersonName,
  longProcedureName,
  sampleControlSlip,
  sampleReceipt,
  sampleResult,
  sampleSubmissionCopy,
  sampleTrackingBook,
} from './sample-letters.ts';
import { sampleHandOver } from './sample-hand-over.ts';
import { sampleSupplementIntake } from './sample-supplement-intake.ts';
import { sampleSiteMinutes } from './sample-site-minutes.ts';
import {
  sampleApology,
  sampleRefusal,
  sampleRefusalAtIntake,
  sampleCancellation,
  sampleCorrection,
  sampleStopNotice,
  sampleSupplementRequest,
} from './sample-notices.ts';

const press = createLetterPress({ layoutFolders: [layoutFolder] });
const createdAt = new Date('2026-04-24T15:31:00+07:00');
const folder = mkdtempSync(join(tmpdir(), 'dongbo-letters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const has = (tool: string): boolean => {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const printed = async (
  form: string,
  data: LetterValue,
  watermark: 'none' | 'trial' | 'demonstration' = 'none',
): Promise<Uint8Array> =>
  await press.renderLetter({
    layout: press.layoutFor(form, '2026-04-24'),
    data,
    watermark,
    createdAt,
    qrText: 'H19.145.01-260424-0975',
  });

function run(tool: string, args: (file: string) => string[], pdf: Uint8Array): string {
  const file = join(folder, 'letter.pdf');
  writeFileSync(file, pdf);
  return execFileSync(tool, args(file), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
const textOf = (pdf: Uint8Array): string =>
  run('pdftotext', (file) => ['-layout', file, '-'], pdf).replaceAll(/\s+/g, ' ');

const letters = [
  ['receipt', sampleReceipt],
  ['control-slip', sampleControlSlip],
  ['tracking-book', sampleTrackingBook(30)],
  ['submission-copy', sampleSubmissionCopy],
  ['result', sampleResult],
  ['supplement-request', sampleSupplementRequest],
  ['refusal-notice', sampleRefusal],
  ['apology', sampleApology],
  ['stop-notice', sampleStopNotice],
  ['result-decision', sampleCorrection],
  ['result-decision', sampleCancellation],
  ['hand-over', sampleHandOver],
  ['supplement-intake', sampleSupplementIntake],
  ['site-minutes', sampleSiteMinutes],
] as const;

describe.skipIf(!has('pdfinfo') || !has('pdffonts') || !has('qpdf'))(
  'printed letters, looked at by poppler and qpdf',
  () => {
    test.each(letters)(
      '%s is tagged, in Vietnamese type that is embedded, and structurally sound',
      async (form, data) => {
        const pdf = await printed(form, data);
        expect(run('pdfinfo', (file) => [file], pdf)).toMatch(/Tagged:\s+yes/);
        const fonts = run('pdffonts', (file) => [file], pdf)
          .split('\n')
          .slice(2)
          .filter(Boolean);
        expect(fonts.length).toBeGreaterThan(0);
        expect(fonts.filter((line) => !/\+Tinos\S*\s+.*\s+yes\s+yes\s+yes\s/.test(line))).toEqual([]);
        expect(run('qpdf', (file) => ['--check', file], pdf)).toContain('No syntax or stream encoding errors found');
      },
    );

    test('a receipt with four papers keeps to one page and says everything of form 01', async () => {
      const pdf = await printed('receipt', sampleReceipt);
      expect(run('pdfinfo', (file) => [file], pdf)).toMatch(/Pages:\s+1\n/);
      const text = textOf(pdf);
      for (const part of [
        sampleReceipt.dossierCode,
        'Nguyễn Hoàng Bảo Ngọc',
        '15 giờ 30 phút, ngày 24 tháng 4 năm 2026',
        '17 giờ 00 phút, ngày 28 tháng 4 năm 2026',
        'Mẫu số 01',
      ]) {
        expect(text).toContain(part);
      }
    });

    test('a receipt for a supplement says on one page what came, what lacks, and where it goes', async () => {
      const pdf = await printed('supplement-intake', sampleSupplementIntake);
      expect(run('pdfinfo', (file) => [file], pdf)).toMatch(/Pages:\s+1\n/);
      const text = textOf(pdf);
      for (const part of [
        'H19.145.01-260820-0012',
        'Ghi chú: Bản chính đã thất lạc',
        'Còn thiếu: Văn bản ủy quyền được chứng thực',
        'Ủy ban nhân dân phường Trấn Biên',
        'phiếu bàn giao',
      ])
        expect(text).toContain(part);
    });

    test('a hand-over list names each piece, what came of it, and who gave and took it', async () => {
      const text = textOf(await printed('hand-over', sampleHandOver));
      for (const part of [
        '07/PBG',
        'H19.145.01-260820-0012',
        'Thiếu',
        'Hư hỏng',
        'giấy tờ bổ sung',
        'Tổng số: 2 hồ sơ, 3 loại giấy tờ',
      ])
        expect(text).toContain(part);
    });

    test('minutes of a verification name who was there and signed, what was found, and that the owner refused', async () => {
      const text = textOf(await printed('site-minutes', sampleSiteMinutes));
      for (const part of [
        '07/BB-KTTĐ',
        'Đính chính biên bản số 06/BB-KTTĐ',
        '08 giờ 40 phút',
        '10,94731; 106,82362',
        'Đã xác nhận trên hệ thống',
        'Vắng mặt',
        'thực địa khác với hồ sơ',
        'mái hiên của nhà liền kề',
        'Từ chối ký. Lý do: chưa thống nhất',
      ])
        expect(text).toContain(part);
    });

    test.each([
      [
        'supplement-request',
        sampleSupplementRequest,
        ['NGƯỜI HƯỚNG DẪN', '(Cán bộ một cửa)', 'Lần 2', '0251 3999 999'],
      ],
      ['refusal-notice', sampleRefusalAtIntake, ['NGƯỜI TIẾP NHẬN HỒ SƠ', '(Cán bộ một cửa)']],
      ['refusal-notice', sampleRefusal, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Liên hệ: Lê Thị Bích Hợp']],
      ['apology', sampleApology, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'ngày 05 tháng 5 năm 2026', 'Phòng Văn hoá']],
      ['result-decision', sampleCorrection, ['đính chính', '15/KQ-UBND', 'Văn bản số 18/KQ-UBND thay thế', 'Điều 3.']],
      ['result-decision', sampleCancellation, ['Thu hồi, hủy bỏ văn bản số 15/KQ-UBND', 'không còn giá trị']],
      ['stop-notice', sampleStopNotice, ['THÔNG BÁO TỰ ĐỘNG', 'Thẩm định hồ sơ', 'Phí, lệ phí']],
    ] as const)(
      '%s keeps to one page, with its number and symbol, unit, place, date, title, name and signature',
      async (form, data, own) => {
        const pdf = await printed(form, data);
        expect(run('pdfinfo', (file) => [file], pdf)).toMatch(/Pages:\s+1\n/);
        const text = textOf(pdf);
        const { number, agency, place, receivingUnit, signer } = data;
        const always = [
          `Số: ${number}`,
          agency.name.toLocaleUpperCase('vi'),
          receivingUnit,
          `${place}, ngày 27`,
          signer.name,
        ];
        for (const part of [...always, ...own, 'Ký bởi: ', '27/04/2026 09:08:31 +07:00']) expect(text).toContain(part);
      },
    );

    test('a letter of before, without number and signer, still prints', async () => {
      const { number: _number, signer: _signer, signature: _signature, ...before } = sampleRefusal;
      const text = textOf(await printed('refusal-notice', before));
      expect(text).toContain('Lê Thị Bích Hợp');
      expect(text).not.toContain('Số: ');
    });

    test('no code of a tracking book leaves its column, also the longest of the trial space', async () => {
      const { rows, ...book } = sampleTrackingBook(6);
      const codes = ['TN.H19.145.01-261129-0008', 'H19.145.01-261129-0005', 'TN.H19.195.01-261231-10008'];
      const pdf = await printed('tracking-book', {
        ...book,
        rows: rows.map((row, index) => ({ ...row, dossierCode: codes[index % codes.length] ?? '' })),
      });
      const words = run('pdftotext', (file) => ['-bbox', file, '-'], pdf).matchAll(
        /<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]+)<\/word>/g,
      );
      const found = [...words].filter(([, , , text]) => codes.includes(text ?? ''));
      expect(found).toHaveLength(6);
      // Left margin 20 mm, ordinals 8 mm, codes 34 mm.
      const [left, right] = [28, 62].map((millimetres) => (millimetres * 72) / 25.4);
      for (const [, from, to] of found) {
        expect(Number(from)).toBeGreaterThan(left ?? 0);
        expect(Number(to)).toBeLessThan(right ?? 0);
      }
    });

    test('a receipt prints no label without a value', async () => {
      const { submitter } = sampleReceipt;
      const text = textOf(
        await printed('receipt', {
          ...sampleReceipt,
          submitter: { ...submitter, identityNumber: '', address: '', email: '' },
        }),
      );
      for (const label of ['Số định danh', 'Địa chỉ', 'Thư điện tử']) expect(text).not.toContain(label);
      expect(text).toContain('Điện thoại: 0909 999 999');
    });

    test('the recipients of a result stand beside the signature', async () => {
      expect(textOf(await printed('result', sampleResult))).toMatch(/- Như trên;.*- Lưu: VT, HT\./);
    });

    test('papers of the trial space and of a demonstration say so on every page', async () => {
      expect(textOf(await printed('receipt', sampleReceipt, 'trial'))).toContain('THỬ NGHIỆM');
      expect(textOf(await printed('result', sampleResult, 'demonstration'))).toContain('KHÔNG CÓ GIÁ TRỊ PHÁP LÝ');
      expect(textOf(await printed('result', sampleResult))).not.toContain('GIÁ TRỊ PHÁP LÝ');
    });

    test('a very long name and procedure lose nothing', async () => {
      const long = {
        ...sampleReceipt,
        owner: { name: longPersonName },
        procedure: { code: '1.012753', name: longProcedureName },
      };
      const text = textOf(await printed('receipt', long));
      expect(text).toContain('Khánh Huyền');
      expect(text).toContain('hưởng lương');
    });
  },
);

test('the same letter printed twice has the same bytes', async () => {
  for (const [form, data] of letters) {
    expect(Buffer.from(await printed(form, data)).equals(Buffer.from(await printed(form, data)))).toBe(true);
  }
});

test('the number of a form follows the circular in force on the day (Circular 01/2018/TT-VPCP, Circular 03/2025/TT-VPCP)', () => {
  expect(press.layoutFor('control-slip', '2025-09-14').formNumber).toBe('05');
  expect(press.layoutFor('control-slip', '2025-09-15').formNumber).toBe('06');
  expect(press.layoutFor('tracking-book', '2025-09-14').formNumber).toBe('06');
  expect(press.layoutFor('tracking-book', '2025-09-15').formNumber).toBe('07');
  expect(() => press.layoutFor('receipt', '2018-01-01')).toThrow(/receipt/);
});
