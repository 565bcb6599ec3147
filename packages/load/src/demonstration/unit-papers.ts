import {
  agencyOf,
  localDate,
  signerTitleOf,
  type FileStore,
  type LetterPress,
  type SignatureDesk,
  type SpaceDatabase,
  type StoredBytes,
} from '@dongbo/kernel';
import type { Body } from './bodies.ts';
import type { DemonstrationParts } from './demonstration-share.ts';

/** Prints and signs as the program itself does. */
export interface Signing {
  readonly letters: LetterPress;
  readonly signatures: SignatureDesk;
  readonly watermark: 'demonstration' | 'trial';
}

export const signingOf = ({ worker, space }: DemonstrationParts): Signing => ({
  letters: worker.services.letters,
  signatures: worker.services.signatures,
  watermark: space === 'trial' ? 'trial' : 'demonstration',
});

/** The papers of a body's results: what its specialists upload, and the same with the signature of its leader. All its
 * finished dossiers share these bytes, because printing and signing each would take minutes. */
export interface UnitPapers {
  readonly uploaded: StoredBytes;
  readonly signed: StoredBytes;
}

const most = 5_000_000;

/** Stores bytes that the program itself has made. */
export async function keepBytes(files: FileStore, bytes: Uint8Array): Promise<StoredBytes> {
  const parts = async function* () {
    yield bytes;
  };
  return await files.put(parts(), most);
}

/** The body as its letters and its certificates name it. */
const fullNameOf = ({ name, kind }: Body): string => agencyOf({ name, kind, type: null, parent: null }).fullName;

const sheetText = 'Chấp thuận đề nghị nêu trong hồ sơ. Số và ngày ban hành ghi trong sổ của cơ quan.';

/** A sheet of a body without number and name, as PDF. */
export async function printSheet({ letters, watermark }: Signing, body: Body, at: Date): Promise<Uint8Array> {
  const data = {
    agency: { superior: null, name: fullNameOf(body) },
    number: null,
    place: body.place,
    issuedOn: null,
    typeName: 'Kết quả giải quyết thủ tục hành chính',
    subject: 'Giải quyết hồ sơ theo đề nghị của người nộp',
    grounds: ['Theo hồ sơ đã tiếp nhận và kết quả thẩm định của đơn vị chuyên môn;'],
    body: [
      { kind: 'paragraph', text: sheetText },
      { kind: 'paragraph', text: 'Đây là dữ liệu minh họa của phần mềm Đồng Bộ, không có giá trị pháp lý.' },
    ],
    signer: { ...signerTitleOf(body), name: body.officials.leader[0]?.name ?? '' },
    recipients: ['Người nộp hồ sơ', 'Lưu: VT, hồ sơ'],
    signature: null,
  };
  return await letters.renderLetter({
    layout: letters.layoutFor('result', localDate(at)),
    data,
    watermark,
    createdAt: at,
  });
}

/** Prints a body's sheet, has its leader sign it, and keeps both. */
export async function makeUnitPapers(
  signing: Signing,
  { database, files }: { readonly database: SpaceDatabase; readonly files: FileStore },
  body: Body,
  at: Date,
): Promise<UnitPapers> {
  const pdf = await printSheet(signing, body, at);
  const [leader] = body.officials.leader;
  if (leader === undefined) throw new Error(`${body.code} has no leader to sign`);
  const mark = signing.watermark === 'trial' ? 'THỬ NGHIỆM, không có giá trị pháp lý. ' : '';
  const signed = await database.kysely.transaction().execute(
    async (db) =>
      await signing.signatures.sign(db, {
        pdf,
        personId: leader.id,
        personName: leader.name,
        unitName: fullNameOf(body),
        reason: `${mark}Phê duyệt kết quả giải quyết thủ tục hành chính (minh họa)`,
        at,
      }),
  );
  return { uploaded: await keepBytes(files, pdf), signed: await keepBytes(files, signed) };
}
