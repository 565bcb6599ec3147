import {
  agencyOf,
  composeLetter,
  formatInstant,
  inSentence,
  signerTitleOf,
  signingRightOf,
  type LetterAgency,
  type PrintableLetter,
  type SigningRight,
} from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { decidingBody } from '../results/deciding-body.ts';
import { ResultData } from './letter-data.ts';
import { qrText } from './qr-text.ts';

/** One paper of a result, as it was written. */
export interface PaperWords {
  readonly title: string;
  /** Null: it was uploaded. */
  readonly body: string | null;
  readonly number: string | null;
  /** YYYY-MM-DD. */
  readonly numberedOn: string | null;
  /** Which paper it takes the place of, and why; null: of none. */
  readonly remark: string | null;
}

/** The signature that is given now. */
export interface SigningOfPaper {
  readonly signer: string;
  /** What the signer held when it was decided. */
  readonly rights: readonly SigningRight[];
  /** Where anybody sees whether the paper still holds; null: nowhere. */
  readonly checkAddress: string | null;
}

interface SignedBy {
  readonly name: string;
  readonly rights: readonly SigningRight[];
  readonly at: Date;
}

const paragraphs = (body: string): { kind: 'paragraph'; text: string }[] =>
  body
    .split(/\n+/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'paragraph', text }));

/** Data of the result as an administrative document; without number and signature it is a draft. Pure. */
function resultData(
  dossier: StoredDossier,
  paper: PaperWords,
  facts: { agency: LetterAgency; signed: SignedBy | null },
): ResultData {
  if (paper.body === null) throw new Error(`Dossier ${dossier.code} has no written result`);
  const { superior, name, place } = facts.agency;
  const body = decidingBody(dossier);
  return ResultData.parse({
    agency: { superior, name },
    number: paper.number,
    place,
    issuedOn: paper.numberedOn,
    typeName: 'Kết quả giải quyết thủ tục hành chính',
    subject: paper.title,
    remark: paper.remark,
    grounds: [
      `Theo hồ sơ mã số ${dossier.code} của ${dossier.owner.name} về việc ${inSentence(dossier.procedure.name)};`,
    ],
    body: paragraphs(paper.body),
    signer: {
      ...signerTitleOf(body, signingRightOf(facts.signed?.rights ?? [], body)),
      name: facts.signed?.name ?? '',
    },
    recipients: [dossier.owner.name, `${dossier.receiving.name} (để trả kết quả)`, 'Lưu: VT, hồ sơ'],
    signature: facts.signed && {
      signerName: facts.signed.name,
      agencyName: facts.agency.fullName,
      signedAt: formatInstant(facts.signed.at),
    },
  });
}

/** A paper of the result as a letter ready to print: a draft, or the numbered text with the mark of the signature that is given now. */
export function resultLetter(
  ctx: Pick<Context, 'now' | 'letters' | 'demonstration' | 'space'>,
  dossier: StoredDossier,
  { paper, signing }: { readonly paper: PaperWords; readonly signing: SigningOfPaper | null },
): PrintableLetter {
  const agency = agencyOf(decidingBody(dossier));
  const data = resultData(dossier, paper, {
    agency,
    signed: signing && { name: signing.signer, rights: signing.rights, at: ctx.now },
  });
  return composeLetter(ctx, {
    form: 'result',
    data,
    fileName: `Ket-qua-${dossier.code}.pdf`,
    checkText: signing?.checkAddress ?? null,
    qrText: qrText({
      dossierCode: dossier.code,
      procedureCode: dossier.procedure.code,
      holderId: dossier.owner.identityNumber ?? '',
      documentName: data.subject,
      issuingSystem: 'Đồng Bộ',
      issuedAt: formatInstant(ctx.now),
      validity: null,
      scope: null,
    }),
  });
}
