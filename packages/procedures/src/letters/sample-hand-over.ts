import type { HandOverData } from './hand-over-data.ts';

const piece = (
  name: string,
  state: HandOverData['rows'][number]['pieces'][number]['state'] = 'sent',
  note: string | null = null,
) => ({
  name,
  originals: 1,
  certifiedCopies: 0,
  photocopies: 2,
  state,
  note,
});

/** Test data: a real ward and department, invented persons. */
export const sampleHandOver: HandOverData = {
  agency: { superior: 'Ủy ban nhân dân phường Trấn Biên', name: 'Trung tâm Phục vụ hành chính công' },
  place: 'Trấn Biên',
  number: '07/PBG',
  sentAt: '2026-08-20T16:10:00+07:00',
  confirmBy: '2026-08-21T16:10:00+07:00',
  from: 'Trung tâm Phục vụ hành chính công phường Trấn Biên',
  to: 'Sở Tư pháp tỉnh Đồng Nai',
  sender: 'Phạm Thị Ngọc Diễm',
  receiver: 'Trịnh Thị Lan Hương',
  receivedAt: '2026-08-21T08:05:00+07:00',
  rows: [
    {
      dossierCode: 'H19.145.01-260820-0012',
      procedure: 'Đăng ký hành nghề luật sư',
      owner: 'Nguyễn Hoàng Bảo Ngọc',
      isSupplement: false,
      pieces: [
        piece('Đơn đề nghị cấp Chứng chỉ hành nghề luật sư', 'present'),
        piece('Phiếu lý lịch tư pháp', 'missing', 'không có trong túi'),
      ],
    },
    {
      dossierCode: 'H19.145.01-260820-0013',
      procedure: 'Thành lập Văn phòng luật sư',
      owner: 'Nguyễn Thị Mộng Tuyền',
      isSupplement: true,
      pieces: [
        piece('Bản chính hợp đồng thuê trụ sở của văn phòng, có xác nhận của bên cho thuê', 'damaged', 'rách góc'),
      ],
    },
  ],
};
