import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDF } from '@libpdf/core';
import { samplePdf } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPdf } from '../files/pdf/check-pdf.ts';
import { createAuthority, issueCertificate, type Credential } from './certificate.ts';
import type { PaperMark } from './paper-mark.ts';
import { preparePaper } from './prepare-paper.ts';
import { markPaper, signPdf, whyNotSignable } from './sign-pdf.ts';
import { verifyPdfSignature } from './verify-pdf-signature.ts';

const sample = (name: string): Buffer => readFileSync(new URL(`../files/samples/${name}.pdf`, import.meta.url));

const mark: PaperMark = {
  number: '59/KQ-UBND',
  remark: null,
  placeAndDate: 'Trấn Biên, ngày 11 tháng 3 năm 2026',
  authority: 'TM. Ủy ban nhân dân',
  title: 'Chủ tịch',
  signer: 'Huỳnh Thanh Bình',
  agency: 'Ủy ban nhân dân phường Trấn Biên',
  signedAt: '2026-03-11T09:00:00+07:00',
  subject: 'Giấy xác nhận của bà Đặng Thị Ánh',
  check: null,
  warning: null,
};

let authority: Credential;
let person: Credential;
let folder: string;
beforeAll(async () => {
  authority = await createAuthority({ name: 'Authority of the test', now: new Date(), days: 10 });
  person = await issueCertificate(
    authority,
    { name: mark.signer, unit: 'Phường Trấn Biên' },
    { now: new Date(), days: 5 },
  );
  folder = mkdtempSync(join(tmpdir(), 'prepare-paper-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sign = async (pdf: Uint8Array): Promise<Uint8Array> =>
  await signPdf({
    pdf,
    credential: person,
    authorityPem: authority.certificatePem,
    name: mark.signer,
    reason: 'Phê duyệt',
    location: 'Trấn Biên',
    signedAt: new Date('2026-03-11T09:00:00+07:00'),
  });

const textOf = async (pdf: Uint8Array): Promise<string> =>
  (await PDF.load(pdf))
    .extractText()
    .map(({ text }) => text)
    .join('\n\f\n');

const has = (tool: string): boolean => spawnSync('which', [tool]).status === 0;

/** What poppler reads of the file, fields that became part of a page included, and what it complains of. */
function shownBy(pdf: Uint8Array): { readonly text: string; readonly complaints: string } {
  const file = join(folder, 'shown.pdf');
  writeFileSync(file, pdf);
  const { stdout, stderr } = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  return { text: stdout, complaints: stderr };
}

const shapes: readonly (readonly [string, string])[] = [
  ['form-radio', 'GIAY TO MINH HOA trang 1'],
  ['form-viet-noap', 'Đặng Thị Ánh'],
  ['form-choice-viet', 'Phường Trấn Biên'],
  ['form-format-js', 'Đặng Thị Ánh'],
  ['form-orphan', 'GIA TRI'],
  ['form-sigfield', 'GIAY TO MINH HOA trang 1'],
  ['lead-pjl', 'GIAY TO MINH HOA trang 1'],
  ['title-html', 'GIAY TO MINH HOA trang 1'],
];

describe('uploaded results', () => {
  test.each(shapes)('%s: shows number, date and signature, and acts in no way', async (name) => {
    expect(await whyNotSignable(sample(name))).toBeNull();
    const signed = await sign(await markPaper(sample(name), mark));
    expect(await verifyPdfSignature(signed, authority.certificatePem)).toMatchObject({
      valid: true,
      coversWholeFile: true,
    });
    const text = await textOf(signed);
    for (const part of [
      mark.number,
      mark.placeAndDate,
      'TM. ỦY BAN NHÂN DÂN',
      'CHỦ TỊCH',
      mark.signer,
      mark.agency,
      '11/03/2026 09:00:00 +07:00',
    ])
      expect(text).toContain(part);
    expect(await checkPdf(Buffer.from(signed))).toBeNull();
  });

  test('say which paper they replace, and carry the code by which they are checked, on a sheet of its own where it is narrow', async () => {
    const replacing = {
      ...mark,
      remark: 'Bản đính chính, thay thế văn bản số 58/KQ-UBND ngày 10 tháng 3 năm 2026',
      check: 'https://dichvucong.example.vn/kiem-tra-ket-qua/yK0hOa8B5iZ4aSVCQd1trQ',
    };
    const wide = await markPaper(samplePdf({}), replacing);
    const narrow = await markPaper(samplePdf({ page: '/CropBox[0 0 300 420]' }), replacing);
    for (const pdf of [wide, narrow]) {
      const text = (await textOf(pdf)).replaceAll(/\s+/g, ' ');
      expect(text).toContain('thay thế văn bản số 58/KQ-UBND');
      expect(text).toContain('Quét mã để kiểm tra');
    }
    const pagesOf = async (pdf: Uint8Array) => (await PDF.load(pdf)).getPageCount();
    expect(await pagesOf(narrow)).toBe((await pagesOf(samplePdf({}))) + 1);
    expect(await textOf(await markPaper(samplePdf({}), mark))).not.toContain('Quét mã để kiểm tra');
  });

  test.skipIf(!has('pdftotext') || !has('qpdf'))(
    'show their values, and refer to nothing that is not there',
    async () => {
      for (const [name, value] of shapes) {
        const signed = await sign(await markPaper(sample(name), mark));
        const { text, complaints } = shownBy(signed);
        expect(complaints, name).toBe('');
        expect(text).toContain(value);
        const file = join(folder, 'sound.pdf');
        writeFileSync(file, signed);
        expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain('No syntax or stream');
      }
    },
  );

  test('carry no action at all, not even a link', async () => {
    const script = '<</S/JavaScript/JS(AFDate_FormatEx\\("dd/mm/yyyy"\\))>>';
    const pdf = samplePdf({
      catalog:
        '/OpenAction<</S/Named/N/Print>>/AA<</WC 4 0 R>>/Names<</JavaScript<</Names[(a)4 0 R]>>>>/Outlines 5 0 R',
      page: '/AA<</O 4 0 R>>/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://a.vn)>>>>]',
      objects: [
        script,
        '<</First 6 0 R/Last 6 0 R/Count 1>>',
        '<</Title(a)/Parent 5 0 R/A<</S/URI/URI(https://a.vn)>>>>',
      ],
    });
    const prepared = Buffer.from(await preparePaper(pdf, mark)).toString('latin1');
    expect(prepared).not.toMatch(/\/(?:S\s*\/(?:JavaScript|URI|Named)|JS|AA|OpenAction|Annots)\b/);
    expect(prepared).toContain('/Outlines');
  });

  test('get a sheet of their own where the last page has no room, or shows more than text', async () => {
    const stream = (text: string): string => {
      const packed = deflateSync(text);
      return `<</Filter/ASCIIHexDecode/Length ${packed.length * 2}>>stream\n${Buffer.from(text).toString('hex')}\nendstream `;
    };
    const page = '/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>';
    const at = (y: number, more = ''): Buffer =>
      samplePdf({ page, objects: [stream(`BT /F 12 Tf 72 ${y} Td (Ket qua) Tj ET ${more}`)] });
    const pagesOf = async (pdf: Buffer): Promise<number> =>
      (await PDF.load(await preparePaper(pdf, mark))).getPageCount();
    expect(await pagesOf(at(700))).toBe(1);
    expect(await pagesOf(at(700, '0 0 595 842 re W n'))).toBe(1);
    expect(await pagesOf(at(90))).toBe(2);
    expect(await pagesOf(at(700, '100 100 50 50 re f'))).toBe(2);
    const sheet = await textOf(await preparePaper(at(90), mark));
    expect(sheet.split('\f')[1]).toContain(mark.number);
    expect(sheet).toContain('gồm 1 trang ở trước');
  });

  test('of the trial say so on every page', async () => {
    const warned = await preparePaper(sample('form-radio'), { ...mark, warning: 'BẢN THỬ NGHIỆM' });
    expect((await textOf(warned)).split('BẢN THỬ NGHIỆM')).toHaveLength(3);
  });

  test('that somebody has signed stay as they are, or are refused with the cause', async () => {
    const once = await sign(samplePdf());
    expect(await whyNotSignable(once)).toBeNull();
    expect(await markPaper(once, mark)).toBe(once);
    const foreign = samplePdf({ catalog: '/AcroForm<</Fields[]>>', objects: ['<</ByteRange[0 1 2 3]>>'] });
    expect(await whyNotSignable(foreign)).toBe('signed-already');
    expect(await whyNotSignable(sample('userpw-R6-plain'))).toBe('password');
    expect(await whyNotSignable(sample('ownerpw-R6-objstm'))).toBe('protected');
    expect(await whyNotSignable(Buffer.from('%PDF-1.7\nnothing'))).toBe('damaged');
  });
});
