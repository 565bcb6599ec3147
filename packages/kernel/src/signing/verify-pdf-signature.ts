import * as pkijs from 'pkijs';
import { readCertificate } from './certificate.ts';

export interface SignatureCheck {
  /** The signature fits the bytes and its certificate comes from the given authority. */
  readonly valid: boolean;
  /** Nothing was added after the signature. */
  readonly coversWholeFile: boolean;
  readonly signedBy: string | null;
}

const nothing: SignatureCheck = { valid: false, coversWholeFile: false, signedBy: null };

interface Range {
  readonly start: number;
  readonly gap: number;
  readonly resume: number;
  readonly end: number;
}

function lastRange(pdf: Buffer): Range | null {
  const found = [...pdf.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  if (!found) return null;
  const [start = 0, length = 0, resume = 0, rest = 0] = found.slice(1).map(Number);
  return { start, gap: start + length, resume, end: resume + rest };
}

function commonName(certificate: pkijs.Certificate): string | null {
  const found = certificate.subject.typesAndValues.find(({ type }) => type === '2.5.4.3');
  return found ? String(found.value.valueBlock.value) : null;
}

/** The signature without the zeros that fill its room up. Its own length says where it ends (X.690, 8.1.3): it may well end
 * in a zero itself, as one in 256 does. Pure. */
export function withoutPadding(room: Buffer): Buffer {
  const first = room[1] ?? 0;
  if (first < 0x80) return room.subarray(0, 2 + first);
  const digits = first - 0x80;
  return digits === 0 || digits > 4 ? room : room.subarray(0, 2 + digits + room.readUIntBE(2, digits));
}

/** Checks the last signature of a PDF against an authority's certificate, both as they hold at an instant, now when none is
 * named. Never throws: what cannot be read is not valid. */
export async function verifyPdfSignature(file: Uint8Array, authorityPem: string, at?: Date): Promise<SignatureCheck> {
  const pdf = Buffer.from(file);
  const range = lastRange(pdf);
  if (range === null) return nothing;
  try {
    const room = pdf.subarray(range.gap + 1, range.resume - 1).toString('latin1');
    const content = pkijs.ContentInfo.fromBER(Uint8Array.from(withoutPadding(Buffer.from(room, 'hex'))).buffer);
    const signed = new pkijs.SignedData({ schema: content.content });
    const data = Buffer.concat([pdf.subarray(range.start, range.gap), pdf.subarray(range.resume, range.end)]);
    const authority = readCertificate(authorityPem);
    const valid = await signed.verify({
      signer: 0,
      data: Uint8Array.from(data).buffer,
      trustedCerts: [authority],
      checkChain: true,
      ...(at === undefined ? {} : { checkDate: at }),
    });
    const own = signed.certificates?.find((one) => one instanceof pkijs.Certificate);
    return {
      valid,
      coversWholeFile: range.start === 0 && range.end === pdf.length,
      signedBy: own instanceof pkijs.Certificate ? commonName(own) : null,
    };
  } catch {
    return nothing;
  }
}
