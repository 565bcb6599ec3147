export { type Credential, createAuthority, issueCertificate } from './certificate.ts';
export { openKey, sealKey } from './seal-key.ts';
export { signPdf, type SigningOrder } from './sign-pdf.ts';
export { UnsignablePdf } from './unsignable-pdf.ts';
export {
  createSignatureDesk,
  findAuthorityCertificate,
  type SignatureDesk,
  type SignatureOrder,
} from './signature-desk.ts';
export { type SignatureCheck, verifyPdfSignature } from './verify-pdf-signature.ts';
