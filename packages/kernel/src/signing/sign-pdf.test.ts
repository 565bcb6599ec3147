import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthority, issueCertificate, type Credential } from './certificate.ts';
import { openKey, sealKey } from './seal-key.ts';
import { signPdf } from './sign-pdf.ts';
import { UnsignablePdf } from './unsignable-pdf.ts';
import { verifyPdfSignature } from './verify-pdf-signature.ts';

const now = new Date('2026-03-11T09:00:00+07:00');
let authority: Credential;
let person: Credential;
let folder: string;

const has = (tool: string): boolean => {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const tools = has('pdfsig') && has('certutil');

async function paper(objectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([300, 200]).drawText('Ket qua giai quyet thu tuc hanh chinh');
  return await document.save({ useObjectStreams: objectStreams });
}

async function sign(pdf: Uint8Array): Promise<Uint8Array> {
  const order = { pdf, credential: person, authorityPem: authority.certificatePem, signedAt: now };
  return await signPdf({
    ...order,
    name: 'Huỳnh Thanh Bình',
    reason: 'Phê duyệt kết quả',
    location: 'Phường Trấn Biên',
  });
}

/** What poppler and NSS say of a file, with our authority as the only trusted root. */
function pdfsig(pdf: Uint8Array): string {
  const file = join(folder, 'signed.pdf');
  const root = join(folder, 'root.pem');
  writeFileSync(file, pdf);
  writeFileSync(root, authority.certificatePem);
  // A database of its own for every question: certutil asks for a password when one is there already.
  const trusted = mkdtempSync(join(folder, 'nss-'));
  const nss = `sql:${trusted}`;
  execFileSync('certutil', ['-N', '-d', nss, '--empty-password'], { stdio: 'ignore' });
  execFileSync('certutil', ['-A', '-d', nss, '-n', 'root', '-t', 'CT,C,C', '-i', root], { stdio: 'ignore' });
  const { stdout, stderr } = spawnSync('pdfsig', ['-nssdir', trusted, file], { encoding: 'utf8' });
  return stdout + stderr;
}

beforeAll(async () => {
  // pdfsig checks the chain by today's date, so the certificates are made today.
  authority = await createAuthority({ name: 'Authority of the test', now: new Date(), days: 10 });
  person = await issueCertificate(
    authority,
    { name: 'Huỳnh Thanh Bình', unit: 'Phường Trấn Biên' },
    { now: new Date(), days: 5 },
  );
  folder = mkdtempSync(join(tmpdir(), 'dongbo-sign-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('signature', () => {
  test('is valid, covers the whole file and leaves the original bytes alone', async () => {
    const pdf = await paper(false);
    const signed = await sign(pdf);
    expect(Buffer.from(signed).subarray(0, pdf.length).equals(Buffer.from(pdf))).toBe(true);
    expect(await verifyPdfSignature(signed, authority.certificatePem)).toEqual({
      valid: true,
      coversWholeFile: true,
      signedBy: 'Huỳnh Thanh Bình',
    });
  });

  test('does not survive a flipped byte or another authority', async () => {
    const signed = await sign(await paper(false));
    const changed = Uint8Array.from(signed);
    changed[60] = (changed[60] ?? 0) ^ 1;
    expect((await verifyPdfSignature(changed, authority.certificatePem)).valid).toBe(false);
    const other = await createAuthority({ name: 'Another', now: new Date(), days: 10 });
    expect((await verifyPdfSignature(signed, other.certificatePem)).valid).toBe(false);
  });

  test('something added after it does not count as signed', async () => {
    const signed = await sign(await paper(false));
    const longer = Buffer.concat([signed, Buffer.from('\n% added\n')]);
    expect((await verifyPdfSignature(longer, authority.certificatePem)).coversWholeFile).toBe(false);
  });

  test('an upload with object streams is written anew and signed', async () => {
    const signed = await sign(await paper(true));
    expect((await verifyPdfSignature(signed, authority.certificatePem)).valid).toBe(true);
  });

  test('its words keep their Vietnamese letters and cannot break out of their place', async () => {
    const order = {
      pdf: await paper(false),
      credential: person,
      authorityPem: authority.certificatePem,
      signedAt: now,
    };
    const signed = await signPdf({
      ...order,
      name: 'Huỳnh << (Thanh) \\ Bình',
      reason: 'Phê duyệt kết quả',
      location: '',
    });
    const words = Buffer.from(signed).toString('latin1');
    const read = (key: string): string | undefined => {
      const hex = new RegExp(`/${key} <feff([0-9a-f]*)>`).exec(words)?.[1];
      return hex === undefined ? undefined : Buffer.from(hex, 'hex').swap16().toString('utf16le');
    };
    expect(read('Name')).toBe('Huỳnh << (Thanh) \\ Bình');
    expect(read('Reason')).toBe('Phê duyệt kết quả');
    expect(read('Location')).toBe('');
  });

  test('the file identifier, which PDF/A demands, is still in the last trailer', async () => {
    const pdf = Buffer.from(await paper(false)).toString('latin1');
    const withId = Buffer.from(pdf.replace(/(trailer\s*<<)(?![^]*trailer)/, '$1 /ID [<0a0b> <0c0d>]'), 'latin1');
    const signed = Buffer.from(await sign(withId)).toString('latin1');
    expect(signed.slice(signed.lastIndexOf('trailer'))).toContain('/ID [<0a0b> <0c0d>]');
  });

  test('a second signature leaves the first one true', async () => {
    const once = await sign(await paper(false));
    const twice = await sign(once);
    expect(Buffer.from(twice).subarray(0, once.length).equals(Buffer.from(once))).toBe(true);
    expect(await verifyPdfSignature(twice, authority.certificatePem)).toMatchObject({
      valid: true,
      coversWholeFile: true,
    });
  });

  test('an upload with annotations apart from its page or with a form of its own keeps both in sight', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([300, 200]);
    document.getForm().createTextField('note').addToPage(page);
    const annotations = page.node.Annots();
    if (annotations) page.node.set(PDFName.of('Annots'), document.context.register(annotations));
    const signed = await sign(await document.save({ useObjectStreams: false }));
    expect(await verifyPdfSignature(signed, authority.certificatePem)).toMatchObject({
      valid: true,
      coversWholeFile: true,
    });
    const again = await PDFDocument.load(signed);
    expect(again.getPage(0).getSize()).toEqual({ width: 300, height: 200 });
    expect(
      again
        .getForm()
        .getFields()
        .map((field) => field.getName()),
    ).toEqual(['Signature1']);
  });

  test('what is locked by a password, or signed elsewhere in a form we cannot extend, is refused', async () => {
    const plain = Buffer.from(await paper(false)).toString('latin1');
    const locked = Buffer.from(plain.replace(/(trailer\s*<<)(?![^]*trailer)/, '$1 /Encrypt 5 0 R'), 'latin1');
    await expect(sign(locked)).rejects.toThrow(UnsignablePdf);
    const signedElsewhere = Buffer.from((await paper(true)).slice());
    await expect(sign(Buffer.concat([signedElsewhere, Buffer.from('\n% /ByteRange [0 1 2 3]')]))).rejects.toThrow(
      UnsignablePdf,
    );
  });

  test.skipIf(!has('qpdf'))('an independent parser finds the signed file sound, signed once or twice', async () => {
    const file = join(folder, 'sound.pdf');
    const once = await sign(await paper(false));
    for (const pdf of [once, await sign(once)]) {
      writeFileSync(file, pdf);
      // Warnings, too, end with a code of their own, and this throws.
      expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors found',
      );
    }
  });

  test.skipIf(!tools)('an independent program sees a flipped byte', async () => {
    const changed = Uint8Array.from(await sign(await paper(false)));
    changed[60] = (changed[60] ?? 0) ^ 1;
    expect(pdfsig(changed)).not.toContain('Signature is Valid');
  });

  test('what is no PDF is refused', async () => {
    await expect(sign(Buffer.from('not a paper'))).rejects.toThrow(UnsignablePdf);
  });

  test.skipIf(!tools)('an independent program finds it valid, trusted and PAdES', async () => {
    const said = pdfsig(await sign(await paper(false)));
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Certificate is Trusted');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said).not.toContain('Syntax Error');
  });
});

test('a sealed key opens under its secret alone', () => {
  const secret = Buffer.alloc(32, 7);
  const sealed = sealKey(person.privateKey, secret);
  expect(openKey(sealed, secret).equals(Buffer.from(person.privateKey))).toBe(true);
  expect(() => openKey(sealed, Buffer.alloc(32, 8))).toThrow(/authenticate/);
  expect(sealed.includes(Buffer.from(person.privateKey).subarray(20, 60))).toBe(false);
});
