import { randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto }));

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const dayMs = 86_400_000;

const oid = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  organisationalUnit: '2.5.4.11',
  country: '2.5.4.6',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
} as const;

/** A certificate with its private key (PKCS #8, DER; to be sealed before it is stored). */
export interface Credential {
  readonly certificatePem: string;
  readonly privateKey: Uint8Array;
}

export interface Subject {
  readonly name: string;
  readonly unit: string;
}

export interface Validity {
  readonly now: Date;
  readonly days: number;
}

const pem = (der: ArrayBuffer): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
};

export function readCertificate(text: string): pkijs.Certificate {
  const der = Buffer.from(text.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');
  return pkijs.Certificate.fromBER(der);
}

export async function readPrivateKey(key: Uint8Array): Promise<CryptoKey> {
  return await crypto.subtle.importKey('pkcs8', Uint8Array.from(key), algorithm, false, ['sign']);
}

const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): pkijs.Extension =>
  new pkijs.Extension({ extnID, critical, extnValue: value.toBER() });

const name = (type: string, value: string): pkijs.AttributeTypeAndValue =>
  new pkijs.AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) });

/** Bits of KeyUsage: for an authority keyCertSign and cRLSign, for a person digitalSignature and nonRepudiation. */
const usage = (bits: number): asn1js.BitString =>
  new asn1js.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits: bits === 0x06 ? 1 : 6 });

async function keyIdOf(key: CryptoKey): Promise<ArrayBuffer> {
  return await crypto.subtle.digest('SHA-1', await crypto.subtle.exportKey('raw', key));
}

function blank(
  subject: pkijs.AttributeTypeAndValue[],
  issuer: pkijs.AttributeTypeAndValue[],
  validity: Validity,
): pkijs.Certificate {
  const certificate = new pkijs.Certificate();
  const serial = randomBytes(16);
  serial[0] = (serial[0] ?? 0) & 0x7f || 1;
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: Uint8Array.from(serial).buffer });
  certificate.subject.typesAndValues.push(...subject);
  certificate.issuer.typesAndValues.push(...issuer);
  certificate.notBefore.value = new Date(validity.now.getTime() - dayMs);
  certificate.notAfter.value = new Date(validity.now.getTime() + validity.days * dayMs);
  certificate.extensions = [];
  return certificate;
}

async function newKeys(): Promise<CryptoKeyPair> {
  return await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function finish(certificate: pkijs.Certificate, keys: CryptoKeyPair, signer: CryptoKey): Promise<Credential> {
  await certificate.sign(signer, 'SHA-256');
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { certificatePem: pem(certificate.toSchema(true).toBER()), privateKey };
}

/** Makes the installation's own certificate authority (self-signed, ECDSA P-256). */
export async function createAuthority(authority: { readonly name: string } & Validity): Promise<Credential> {
  const keys = await newKeys();
  const subject = [name(oid.country, 'VN'), name(oid.commonName, authority.name)];
  const certificate = blank(subject, subject, authority);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  const keyId = new asn1js.OctetString({ valueHex: await keyIdOf(keys.publicKey) });
  certificate.extensions?.push(
    extension(oid.basicConstraints, true, new pkijs.BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema()),
    extension(oid.keyUsage, true, usage(0x06)),
    extension(oid.subjectKeyIdentifier, false, keyId),
  );
  return await finish(certificate, keys, keys.privateKey);
}

/** Issues a person's certificate for signing papers. */
export async function issueCertificate(
  authority: Credential,
  subject: Subject,
  validity: Validity,
): Promise<Credential> {
  const issuer = readCertificate(authority.certificatePem);
  const keys = await newKeys();
  const certificate = blank(
    [name(oid.country, 'VN'), name(oid.organisation, subject.unit), name(oid.commonName, subject.name)],
    issuer.subject.typesAndValues,
    validity,
  );
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  const keyId = new asn1js.OctetString({ valueHex: await keyIdOf(keys.publicKey) });
  const issuerId = await keyIdOf(await issuer.getPublicKey());
  const authorityKey = new pkijs.AuthorityKeyIdentifier({
    keyIdentifier: new asn1js.OctetString({ valueHex: issuerId }),
  });
  certificate.extensions?.push(
    extension(oid.basicConstraints, true, new pkijs.BasicConstraints({ cA: false }).toSchema()),
    extension(oid.keyUsage, true, usage(0xc0)),
    extension(oid.subjectKeyIdentifier, false, keyId),
    extension(oid.authorityKeyIdentifier, false, authorityKey.toSchema()),
  );
  return await finish(certificate, keys, await readPrivateKey(authority.privateKey));
}
