import { createHash } from 'node:crypto';
import type { RawAnswers } from '@dongbo/contract/procedures';
import { samplePdf } from './sample-pdf.ts';

const day = 86_400_000;
const offset = 7 * 3_600_000;

const daysBefore = (now: Date, days: number): string =>
  new Date(now.getTime() + offset - days * day).toISOString().slice(0, 10);

/** Who files, unless a test names somebody else: invented, as everybody here. */
export const applicantName = 'Đỗ Quốc Khải';

/** An address that stands in one dossier only. */
const addressOf = (mark: string): string => `Số ${mark} đường Minh Họa`;

export interface BirthOrder {
  readonly ownerName?: string;
  /** Told apart by it: it stands in the address. */
  readonly mark: string;
  /** The child was born twenty days before. */
  readonly now: Date;
}

/** What an invented father writes when he registers a birth, without a mistake: on the account of `congdan2`, or on one that
 * knows no more than a name. The number's random part begins with zeros, the telephone number ends in nines. */
export function birthAnswers({ ownerName = applicantName, mark, now }: BirthOrder): RawAnswers {
  const address = { communeCode: '26041', detail: addressOf(mark) };
  const person = {
    ownerIdentityNumber: '075085000002',
    ownerBirthDate: '1985-03-14',
    ownerGender: 'male',
    ownerAddress: address,
    ownerPhone: '0912 999 999',
  };
  // Since then the account says the name of who files for themselves, and the rest of it as far as it knows it.
  const asksAccount = daysBefore(now, 0) >= '2026-11-29';
  const who = asksAccount ? { filedFor: 'self' } : { ownerType: 'citizen', ownerName, submitterRole: 'owner' };
  return {
    applicant: { ...who, ...person },
    'birth-registration': {
      requesterRelation: 'father',
      childName: 'Đỗ Nguyễn Bảo Ngọc',
      childGender: 'female',
      childEthnicGroup: '01',
      childNationality: 'VN',
      childBirthDate: daysBefore(now, 20),
      childBirthPlace: 'Bệnh viện Đa khoa Minh Họa',
      childHometown: address,
      motherKnown: 'no',
      fatherKnown: 'yes',
      fatherName: ownerName,
      fatherBirth: '1985',
      fatherEthnicGroup: '01',
      fatherNationality: 'VN',
      fatherResidence: address,
      copiesWanted: 'no',
      declared: true,
    },
  };
}

/** What the counter types for the paper dossier of an invented woman. */
export const paperOwner = (mark: string) =>
  ({
    type: 'citizen',
    name: 'Nguyễn Thị Minh Họa',
    identityNumber: '075190000001',
    address: addressOf(mark),
    phone: '0912345678',
    email: null,
  }) as const;

export interface SamplePaper {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly sha256: string;
}

/** A PDF of an empty page, different for every mark, of some size so that a cut has something to cut. */
export function samplePaper(mark: string, size: number): SamplePaper {
  const bytes = samplePdf({ mark: `${mark} ${'x'.repeat(Math.max(0, size))}` });
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
