import type { SiteMinutesData } from './site-minutes-data.ts';

/** Test data: a real ward, invented persons. */
export const sampleSiteMinutes: SiteMinutesData = {
  agency: { superior: 'Ủy ban nhân dân', name: 'Phường Trấn Biên' },
  place: 'Trấn Biên',
  number: '07/BB-KTTĐ',
  writtenAt: '2026-08-20T16:10:00+07:00',
  dossierCode: 'H19.145.01-260817-0012',
  procedure: 'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ',
  owner: 'Nguyễn Hoàng Bảo Ngọc',
  corrects: { number: '06/BB-KTTĐ', reason: 'ghi nhầm số thửa' },
  plannedAt: '2026-08-20T08:30:00+07:00',
  startedAt: '2026-08-20T08:40:00+07:00',
  endedAt: '2026-08-20T10:05:00+07:00',
  site: 'Thửa đất số 125, tờ bản đồ số 17, hẻm 27 đường Phan Đình Phùng, khu phố 3, phường Trấn Biên',
  coordinates: '10,94731; 106,82362',
  subject: 'Ranh giới thửa đất, chỉ giới xây dựng, công trình liền kề và đường tiếp cận',
  members: [
    {
      name: 'Lê Thị Bích Hợp',
      body: 'Phòng Kinh tế, Hạ tầng và Đô thị phường Trấn Biên',
      present: true,
      isOnPaper: false,
      signedAt: '2026-08-20T16:20:00+07:00',
    },
    {
      name: 'Trần Đức Thịnh',
      body: 'Phòng Kinh tế, Hạ tầng và Đô thị phường Trấn Biên',
      present: true,
      isOnPaper: false,
      signedAt: null,
    },
    { name: 'Đỗ Văn Ưởng', body: 'Trưởng khu phố 3', present: true, isOnPaper: true, signedAt: null },
    {
      name: 'Phạm Thị Ngọc Diễm',
      body: 'Văn phòng đăng ký đất đai',
      present: false,
      isOnPaper: true,
      signedAt: null,
    },
  ],
  ownerPresent: true,
  findings:
    'Thửa đất có mốc giới rõ ràng, phù hợp trích lục.\nPhía đông có mái hiên của nhà liền kề vươn sang 0,4 m; hai bên thống nhất tháo dỡ trước khi khởi công.',
  differs: true,
  objections: 'Chủ hồ sơ đề nghị ghi nhận mái hiên đã có từ năm 2012.',
  photographs: 4,
  ownerSignature: 'refused',
  refusal: 'chưa thống nhất nội dung về mái hiên',
};
