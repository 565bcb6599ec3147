import type { SupplementIntakeData } from './supplement-intake-data.ts';

/** Test data: real units, invented persons. */
export const sampleSupplementIntake: SupplementIntakeData = {
  agency: { superior: 'Ủy ban nhân dân thành phố Đồng Nai', name: 'Trung tâm Phục vụ hành chính công' },
  place: 'Đồng Nai',
  takenAt: '2026-08-20T16:10:00+07:00',
  dossierCode: 'H19.145.01-260820-0012',
  procedure: { code: '1.001193', name: 'Thủ tục đăng ký khai sinh' },
  owner: 'Nguyễn Hoàng Bảo Ngọc',
  submitter: 'Nguyễn Thị Mộng Tuyền',
  counter: 'Trung tâm Phục vụ hành chính công thành phố Đồng Nai',
  competent: 'Ủy ban nhân dân phường Trấn Biên',
  papers: [
    {
      name: 'Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp',
      originals: 1,
      certifiedCopies: 0,
      photocopies: 2,
      files: 1,
      remark: null,
    },
    {
      name: 'Văn bản ủy quyền được chứng thực',
      originals: 0,
      certifiedCopies: 0,
      photocopies: 0,
      files: 0,
      remark: 'Bản chính đã thất lạc',
    },
  ],
  questions: ['Nơi sinh'],
  lacking: ['Văn bản ủy quyền được chứng thực'],
  answerBy: '2026-09-18T17:00:00+07:00',
  travels: true,
  receiver: 'Trần Đức Thịnh',
  lookupAddress: 'dichvucong.dongnai.gov.vn/tra-cuu',
};
