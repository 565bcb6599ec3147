import type { RawAnswers } from '@dongbo/contract/procedures';

const day = 86_400_000;
const offset = 7 * 3_600_000;

/** A day in Asia/Ho_Chi_Minh some days before an instant, YYYY-MM-DD. */
function daysBefore(instant: string, days: number): string {
  return new Date(Date.parse(instant) + offset - days * day).toISOString().slice(0, 10);
}

// Invented persons. The number's random part begins with zeros, the telephone number ends in nines.
const address = { communeCode: '26041', detail: 'Số 2 đường Minh Họa' };

/** What an invented father writes when he registers the birth of his daughter; his name the account says. */
export function answersOf(ownerName: string, now: string): RawAnswers {
  return {
    applicant: {
      filedFor: 'self',
      ownerIdentityNumber: '075085000002',
      ownerBirthDate: '1985-03-14',
      ownerGender: 'male',
      ownerAddress: address,
      ownerPhone: '0912 999 999',
    },
    'birth-registration': {
      requesterRelation: 'father',
      childName: 'Đỗ Nguyễn Bảo Ngọc',
      childGender: 'female',
      childEthnicGroup: '01',
      childNationality: 'VN',
      childBirthDate: daysBefore(now, 20),
      childBirthPlace: 'Bệnh viện Đa khoa Đồng Nai',
      childHometown: address,
      motherKnown: 'yes',
      motherName: 'Nguyễn Thị Minh Họa',
      motherBirth: '1988',
      motherEthnicGroup: '01',
      motherNationality: 'VN',
      motherResidence: address,
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

/** The text of the result that the specialist writes. */
export const resultOf = (childName: string): { title: string; body: string } => ({
  title: 'Giấy khai sinh (minh họa)',
  body: `Ủy ban nhân dân phường Trấn Biên ghi vào Sổ đăng ký khai sinh việc khai sinh của ${childName}.\nVăn bản này do lệnh minh họa lập ra, không có giá trị pháp lý.`,
});

/** One page that says that it is only a demonstration, as a real PDF file. */
export function samplePaper(): Uint8Array {
  const text = 'BT /F1 24 Tf 72 700 Td (GIAY CHUNG SINH - MINH HOA) Tj 0 -40 Td (Demonstration only) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`);
}
