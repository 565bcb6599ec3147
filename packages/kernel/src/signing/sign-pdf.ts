import { createHash } from 'node:crypto';
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { readCertificate, readPrivateKey, type Credential } from './certificate.ts';
import type { PaperMark } from './paper-mark.ts';
import { prepareInThread } from './paper-threads.ts';
import { addSignaturePlaceholder, isSigned } from './signature-placeholder.ts';
import { UnsignablePdf, type UnsignableCause } from './unsignable-pdf.ts';

export interface SigningOrder {
  readonly pdf: Uint8Array;
  readonly credential: Credential;
  /** Certificate of the authority, which goes into the signature beside the person's own. */
  readonly authorityPem: string;
  readonly name: string;
  readonly reason: string;
  readonly location: string;
  readonly signedAt: Date;
}

const attribute = (type: string, value: asn1js.BaseBlock): pkijs.Attribute =>
  new pkijs.Attribute({ type, values: [value] });

/** ESS signing-certificate-v2 (RFC 5035): the signature names the certificate it was made with; SHA-256 by default. */
function signingCertificate(certificate: pkijs.Certificate): pkijs.Attribute {
  const digest = createHash('sha256')
    .update(Buffer.from(certificate.toSchema(true).toBER()))
    .digest();
  const certId = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: Uint8Array.from(digest).buffer })] });
  const list = new asn1js.Sequence({ value: [certId] });
  return attribute('1.2.840.113549.1.9.16.2.47', new asn1js.Sequence({ value: [list] }));
}

/** Signs the byte ranges as CAdES for PAdES baseline B (ETSI EN 319 142-1): no signing-time attribute, the certificate
 * named inside the signature. */
class PadesSigner extends Signer {
  readonly #order: SigningOrder;

  constructor(order: SigningOrder) {
    super();
    this.#order = order;
  }

  override async sign(bytes: Buffer): Promise<Buffer> {
    const certificate = readCertificate(this.#order.credential.certificatePem);
    const digest = createHash('sha256').update(bytes).digest();
    const attributes = [
      attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })),
      attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: Uint8Array.from(digest).buffer })),
      signingCertificate(certificate),
    ];
    const signed = new pkijs.SignedData({
      version: 1,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
      signerInfos: [
        new pkijs.SignerInfo({
          version: 1,
          sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
          signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
        }),
      ],
      certificates: [certificate, readCertificate(this.#order.authorityPem)],
    });
    await signed.sign(
      await readPrivateKey(this.#order.credential.privateKey),
      0,
      'SHA-256',
      Uint8Array.from(bytes).buffer,
    );
    const content = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
    return Buffer.from(content.toSchema().toBER());
  }
}

/** Signs a PDF as PAdES baseline B by incremental update: the original bytes stay as they are. Throws `UnsignablePdf`. */
export async function signPdf(order: SigningOrder): Promise<Uint8Array> {
  const prepared = await addSignaturePlaceholder(order.pdf, order);
  return new Uint8Array(await new SignPdf().sign(prepared, new PadesSigner(order), order.signedAt));
}

/** Why this PDF cannot be signed; null: it can. Asked when it is uploaded, so that nobody learns it after the approval. */
export async function whyNotSignable(pdf: Uint8Array): Promise<UnsignableCause | null> {
  try {
    const words = { name: '', reason: '', location: '', signedAt: new Date(0) };
    await (isSigned(pdf) ? addSignaturePlaceholder(pdf, words) : prepareInThread(pdf, null));
    return null;
  } catch (error) {
    if (error instanceof UnsignablePdf) return error.reason;
    throw error;
  }
}

/** The paper with number, date and visible signature on it, without anything that acts, ready to be signed. What others have
 * signed stays as it is: a changed byte would undo their signatures. Throws `UnsignablePdf`. */
export const markPaper = async (pdf: Uint8Array, mark: PaperMark): Promise<Uint8Array> =>
  isSigned(pdf) ? pdf : await prepareInThread(pdf, mark);

/** The same with nothing put on it. Throws `UnsignablePdf`. */
export const prepareCopy = async (pdf: Uint8Array): Promise<Uint8Array> =>
  isSigned(pdf) ? pdf : await prepareInThread(pdf, null);
