import {
  agencyOf,
  composeLetter,
  formatInstant,
  inSentence,
  signerTitleOf,
  type LetterAgency,
  type PrintableLetter,
} from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { decidingBody } from '../results/deciding-body.ts';
import { ResultData } from './letter-data.ts';
import { qrText } from './qr-text.ts';

interface SignedBy {
  readonly name: string;
  readonly at: Date;
}

const paragraphs = (body: string): { kind: 'paragraph'; text: string }[] =>
  body
    .split(/\n+/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'paragraph', text }));

/** Data of the result as an administrative document; without number and signature it is a draft. Pure. */
export function resultData(
  dossier: StoredDossier,
  facts: { agency: LetterAgency; signed: SignedBy | null },
): ResultData {
  const { result } = dossier;
  if (result === null || result.body === null) throw new Error(`Dossier ${dossier.code} has no written result`);
  const { superior, name, place } = facts.agency;
  return ResultData.parse({
    agency: { superior, name },
    number: result.number,
    place,
    issuedOn: result.numberedOn,
    typeName: 'Kết quả giải quyết thủ tục hành chính',
    subject: result.title,
    grounds: [
      `Theo hồ sơ mã số ${dossier.code} của ${dossier.owner.name} về việc ${inSentence(dossier.procedure.name)};`,
    ],
    body: paragraphs(result.body),
    signer: { ...signerTitleOf(decidingBody(dossier)), name: facts.signed?.name ?? '' },
    recipients: [dossier.owner.name, `${dossier.receiving.name} (để trả kết quả)`, 'Lưu: VT, hồ sơ'],
    signature: facts.signed && {
      signerName: facts.signed.name,
      agencyName: facts.agency.fullName,
      signedAt: formatInstant(facts.signed.at),
    },
  });
}

/** The result as a letter ready to print: a draft, or the numbered text with the mark of the signature that is given now. */
export async function resultLetter(
  ctx: Pick<Context, 'db' | 'now' | 'letters' | 'demonstration' | 'space'>,
  dossier: StoredDossier,
  signer: string | null,
): Promise<PrintableLetter> {
  const agency = agencyOf(decidingBody(dossier));
  const data = resultData(dossier, { agency, signed: signer === null ? null : { name: signer, at: ctx.now } });
  return composeLetter(ctx, {
    form: 'result',
    data,
    fileName: `Ket-qua-${dossier.code}.pdf`,
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
