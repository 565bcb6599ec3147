import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';
import { paperPurpose } from './upload-purpose.ts';

test.each([
  ['Giấy khai sinh.pdf', 'application/pdf', 'Giấy khai sinh.pdf'],
  ['C:\\Users\\An\\ảnh thẻ.JPG', 'image/jpeg', 'ảnh thẻ.JPG'],
  ['../../etc/passwd', 'application/pdf', 'passwd.pdf'],
  ['chương trình.exe', 'application/pdf', 'chương trình.exe.pdf'],
  ['ảnh.png', 'image/jpeg', 'ảnh.png.jpg'],
  ['bản\u202efdp.exe', 'application/pdf', 'bảnfdp.exe.pdf'],
  ['.pdf', 'application/pdf', 'pdf.pdf'],
  ['...', 'image/png', 'tep.png'],
  ['a\u0000b.png', 'image/png', 'ab.png'],
  ['Đơn đề nghị.pdf'.normalize('NFD'), 'application/pdf', 'Đơn đề nghị.pdf'],
])('%j becomes a safe name', (raw, type, name) => {
  expect(cleanFileName(raw, type)).toBe(name);
});

test('every name is short, without folders, NFC and ends as its content is', () => {
  const endings = /\.(pdf|jpe?g|png)$/i;
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.constantFrom(...paperPurpose.kinds), (raw, type) => {
      const name = cleanFileName(raw, type);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name).toMatch(endings);
      // oxlint-disable-next-line no-control-regex -- these are what must not be there
      expect(name).not.toMatch(/[/\\\u0000-\u001f\u202e]/);
      expect(cleanFileName(name, type)).toBe(name);
    }),
  );
});
