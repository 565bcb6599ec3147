import {
  addLetter,
  agencyOf,
  formatInstant,
  loadCalendar,
  localDate,
  vietnameseMoment,
  type LetterAgency,
} from '@dongbo/kernel';
import { applicantFormKey, formatPhone } from '@dongbo/contract';
import { KnownTimeLimit, namedBy } from '@dongbo/contract/procedures';
import type { Context } from '../define.ts';
import { isFiledByOwner } from '../dossiers/filed-by-owner.ts';
import { limitByOf } from '../dossiers/starting-clock.ts';
import { clockStartOn } from '../arrivals/clock-start-data.ts';
import { forwardBy } from '../arrivals/clock-start-rule.ts';
import { isOnItsWay } from '../dossiers/dossier-clock.ts';
import type { StoredClock, StoredDossier } from '../dossiers/stored-dossier.ts';
import { sourceInWords } from '../held/held-sources.ts';
import { paperSource } from '../held/record-reuse.ts';
import { readDelays } from './delays.ts';
import { ReceiptData, type DelaysData } from './letter-data.ts';
import { qrText } from './qr-text.ts';
import { receiptSigning } from './receipt-signing-rule.ts';
import { bookVolume } from './receipt-book.ts';
import { limitInWords, term } from './terms.ts';

/** Where people look up how far their dossier is, as it stands on paper; null where nobody has said the portal's address. */
export function lookupAddressOf({ publicAddress, space }: Pick<Context, 'publicAddress' | 'space'>): string | null {
  if (publicAddress === null) return null;
  return `${publicAddress.replace(/^https:\/\//, '')}${space === 'trial' ? '/trial' : ''}/tra-cuu`;
}

/** How the result goes back, and to which place. */
function deliveryOf({ returnMethod, receiving, owner }: StoredDossier, lookupAddress: string | null): string {
  const place = { 'one-stop': receiving.name, online: lookupAddress, post: owner.address }[returnMethod];
  const method = term(`return-method.${returnMethod}`);
  return place === null || place === '' ? method : `${method}: ${place}`;
}

/** Before there was a register of receipts, the ordinal of the day stood on them. */
const ordinalOf = (code: string): string => code.slice(code.lastIndexOf('-') + 1);

/** Whoever stands there. The number is only ever their own; where a representative left no telephone, that of the owner
 * serves, as do address and e-mail, to which the result goes. */
function submitterOf(dossier: StoredDossier): ReceiptData['submitter'] {
  const { owner, submitterName, answers } = dossier;
  const isOwner = isFiledByOwner(dossier);
  const typed = new Map(Object.entries(Object(answers[applicantFormKey])));
  const own = (field: string): string | null => {
    const value = isOwner ? null : typed.get(field);
    return typeof value === 'string' ? value : null;
  };
  const phone = own('submitterPhone') ?? owner.phone;
  return {
    name: submitterName,
    numberLabel: isOwner && owner.type !== 'citizen' ? 'Mã số thuế, mã số tổ chức' : 'Số định danh',
    identityNumber: (isOwner ? owner.identityNumber : own('submitterIdentityNumber')) ?? '',
    address: owner.address ?? '',
    phone: phone === null ? '' : formatPhone(phone),
    email: owner.email ?? '',
  };
}

/** What stands behind the name: whose words it is, how many files came, and from where it was taken instead of being asked for. */
function noteOf(paper: StoredDossier['papers'][number], files: StoredDossier['files']): string | null {
  const { componentId, fileIds } = paper;
  const source = paperSource(paper, files);
  const notes = [
    namedBy(componentId) === 'citizen' && 'tên do người nộp ghi',
    fileIds.length > 0 && `${fileIds.length} tệp điện tử`,
    source !== null && `khai thác từ ${sourceInWords(source)}`,
  ].filter((note) => note !== false);
  return notes.length === 0 ? null : notes.join(', ');
}

/** What the receipt says of the date beside it: where another agency settles the dossier, what starts when. */
function dueNoteOf(
  { competent, calendar }: Pick<StoredDossier, 'competent' | 'calendar'>,
  clock: StoredClock,
): string | null {
  const { receivedByCompetentAt, receivedAt, dueAt } = clock;
  if (receivedByCompetentAt !== null && dueAt !== null)
    return `Tính từ khi ${agencyOf(competent).fullName} nhận hồ sơ: ${vietnameseMoment(formatInstant(receivedByCompetentAt))}`;
  if (!isOnItsWay(clock)) return dueAt === null ? 'Tạm dừng tính thời hạn' : null;
  const by = vietnameseMoment(formatInstant(forwardBy(receivedAt, loadCalendar(calendar))));
  return `Hồ sơ được chuyển đến ${agencyOf(competent).fullName} chậm nhất lúc ${by}. Thời hạn giải quyết tính từ khi cơ quan này nhận (${clockStartOn(localDate(receivedAt)).ground}); ngày hẹn trả được ghi ở giấy lập lại khi đó.`;
}

/** Data of form 01 of a received dossier. Pure. */
export function receiptData(
  dossier: StoredDossier,
  facts: {
    agency: LetterAgency;
    receiver: string;
    now: Date;
    lookupAddress: string | null;
    ordinal?: number;
    lacking?: readonly string[];
    delays?: DelaysData;
  },
): ReceiptData {
  const { clock, owner } = dossier;
  if (clock === null) throw new Error(`Dossier ${dossier.code} is not received`);
  const { superior, name, place } = facts.agency;
  const { ordinal = 1 } = facts;
  return ReceiptData.parse({
    agency: { superior, name },
    number: `${dossier.receiptNumber ?? `${ordinalOf(dossier.code)}/TNHS`}${ordinal > 1 ? ` (lần ${ordinal}, thay giấy trước)` : ''}`,
    place,
    issuedOn: localDate(facts.now),
    dossierCode: dossier.code,
    book: dossier.receiptNumber === null ? null : { volume: bookVolume },
    lookupAddress: facts.lookupAddress,
    receivingUnit: dossier.receiving.name,
    owner: { name: owner.name },
    submitter: submitterOf(dossier),
    procedure: { code: dossier.procedure.code, name: dossier.procedure.name },
    components: dossier.papers.map((paper) => ({
      name: paper.name,
      originals: paper.originals,
      certifiedCopies: paper.certifiedCopies,
      photocopies: paper.photocopies,
      note: noteOf(paper, dossier.files),
    })),
    lacking: [...(facts.lacking ?? [])],
    sets: 1,
    statutoryTime: `${limitInWords(KnownTimeLimit.parse(clock.limit))}${limitByOf(dossier) === 'officer' ? ' (do cán bộ tiếp nhận ghi theo quyết định công bố)' : ''}`,
    receivedAt: formatInstant(clock.receivedAt),
    dueAt: clock.dueAt && formatInstant(clock.dueAt),
    dueNote: dueNoteOf(dossier, clock),
    delays: facts.delays,
    resultDelivery: deliveryOf(dossier, facts.lookupAddress),
    receiver: { name: facts.receiver },
    signature: null,
  });
}

const documentName = 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả';

interface ReceiptOrder {
  /** Which receipt of the dossier. */
  readonly ordinal?: number;
  /** Papers that the case needs and that were not there. */
  readonly lacking?: readonly string[] | undefined;
  /** Who received the dossier, where somebody else has the receipt made anew. */
  readonly receiver?: string | undefined;
}

/** Makes the receipt (form 01, Circular 03/2025/TT-VPCP) of a dossier that was just received; a later one says which it is.
 * One statement, two where supplements were asked for. */
export async function addReceipt(
  ctx: Context,
  dossier: StoredDossier,
  { ordinal = 1, lacking = [], receiver = ctx.actor.name }: ReceiptOrder = {},
): Promise<void> {
  if (dossier.clock === null) throw new Error(`Dossier ${dossier.code} is not received`);
  const agency = agencyOf(dossier.receiving);
  const data = receiptData(dossier, {
    agency,
    receiver,
    now: ctx.now,
    lookupAddress: lookupAddressOf(ctx),
    ordinal,
    lacking,
    delays: await readDelays(ctx, dossier),
  });
  const signing = receiptSigning(dossier.channel, ctx.actor, { receiver, agencyName: agency.fullName });
  await addLetter(ctx, {
    subjectId: dossier.id,
    form: 'receipt',
    ordinal,
    data,
    ...(signing && { signing: { ...signing, reason: `${documentName}, số ${data.number}, hồ sơ ${dossier.code}` } }),
    fileName: `Giay-tiep-nhan-${dossier.code}${ordinal === 1 ? '' : `-lan-${ordinal}`}.pdf`,
    qrText: qrText({
      dossierCode: dossier.code,
      procedureCode: dossier.procedure.code,
      holderId: dossier.owner.identityNumber ?? '',
      documentName,
      issuingSystem: 'Đồng Bộ',
      issuedAt: formatInstant(ctx.now),
      dueAt: dossier.clock.dueAt && formatInstant(dossier.clock.dueAt),
    }),
  });
}
