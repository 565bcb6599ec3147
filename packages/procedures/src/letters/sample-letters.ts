import type { ControlSlipData, ReceiptData, ResultData, SubmissionCopyData, TrackingBookData } from './letter-data.ts';

// Test data: a real ward, a real procedure, invented persons. Identity numbers end in a run of zeros,
// telephone numbers in a run of nines, so that nobody takes them for real.

const agency = {
  superior: 'Ủy ban nhân dân phường Trấn Biên',
  name: 'Trung tâm Phục vụ hành chính công',
};
const procedure = { code: '1.001193', name: 'Thủ tục đăng ký khai sinh' };
const dossierCode = 'H19.26-260424-0975';

/** The longest procedure name in the national set is over 900 characters; 400 is common enough. */
export const longProcedureName =
  'Giao đất ở có thu tiền sử dụng đất không thông qua đấu giá, không đấu thầu lựa chọn nhà đầu tư thực hiện dự án có ' +
  'sử dụng đất đối với cá nhân là cán bộ, công chức, viên chức, sĩ quan tại ngũ, quân nhân chuyên nghiệp, công chức ' +
  'quốc phòng, công nhân và viên chức quốc phòng, sĩ quan, hạ sĩ quan, công nhân công an, người làm công tác cơ yếu và ' +
  'người làm công tác khác trong tổ chức cơ yếu hưởng lương';

/** 95 characters. */
export const longPersonName =
  'Công Tằng Tôn Nữ Nguyễn Phước Hoàng Thị Ngọc Quỳnh Hương Giang Trường Thuỵ Mỹ Duyên Khánh Huyền';

const papers = [
  'Tờ khai đăng ký khai sinh (theo mẫu)',
  'Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp; trường hợp không có giấy chứng sinh thì nộp văn bản của người làm chứng xác nhận về việc sinh',
  'Giấy chứng nhận kết hôn của cha, mẹ (trường hợp thông tin chưa có trong Cơ sở dữ liệu quốc gia về dân cư)',
  'Văn bản uỷ quyền được chứng thực theo quy định của pháp luật trong trường hợp uỷ quyền thực hiện việc đăng ký khai sinh',
];

export const sampleReceipt: ReceiptData = {
  agency,
  number: '3417/TNHS',
  place: 'Trấn Biên',
  issuedOn: '2026-04-24',
  dossierCode,
  book: { volume: '01' },
  lookupAddress: 'dichvucong.dongnai.gov.vn',
  receivingUnit: 'Trung tâm Phục vụ hành chính công phường Trấn Biên',
  owner: { name: 'Nguyễn Hoàng Bảo Ngọc' },
  submitter: {
    name: 'Nguyễn Thị Mộng Tuyền',
    numberLabel: 'Số định danh',
    identityNumber: '075190000000',
    address: 'Số 27/4A, đường Phan Đình Phùng, khu phố 3, phường Trấn Biên, tỉnh Đồng Nai',
    phone: '0909 999 999',
    email: 'mong.tuyen@example.vn',
  },
  procedure,
  components: papers.map((name, index) => ({
    name,
    originals: index < 2 ? 1 : 0,
    certifiedCopies: index === 3 ? 1 : 0,
    photocopies: index === 2 ? 2 : 0,
    note: index === 2 ? 'xuất trình bản chính để đối chiếu' : null,
  })),
  lacking: [],
  sets: 1,
  statutoryTime: '01 ngày làm việc; nếu nhận hồ sơ sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo',
  receivedAt: '2026-04-24T15:30:00+07:00',
  dueAt: '2026-04-28T17:00:00+07:00',
  dueNote: null,
  delays: { supplements: [], suspended: null, promisedOn: null },
  resultDelivery: 'Trực tiếp tại Trung tâm Phục vụ hành chính công phường Trấn Biên, quầy số 4',
  receiver: { name: 'Trần Đức Thịnh' },
  signature: {
    signerName: 'Trần Đức Thịnh',
    agencyName: 'Trung tâm Phục vụ hành chính công phường Trấn Biên',
    signedAt: '2026-04-24T15:31:08+07:00',
  },
};

const counter = { unit: 'Trung tâm Phục vụ hành chính công', person: 'Trần Đức Thịnh' };
const justice = { unit: 'Phòng Văn hoá - Xã hội, bộ phận Tư pháp - Hộ tịch', person: 'Lê Thị Bích Hợp' };
const leader = { unit: 'Lãnh đạo Ủy ban nhân dân phường', person: 'Phạm Quốc Vượng' };
const clerk = { unit: 'Văn thư', person: 'Đỗ Thị Thu Hằng' };

export const sampleControlSlip: ControlSlipData = {
  agency,
  dossierCode,
  ownerName: 'Nguyễn Hoàng Bảo Ngọc',
  procedure,
  receivedAt: '2026-04-24T15:30:00+07:00',
  dueAt: '2026-04-28T17:00:00+07:00',
  dueNote: null,
  delays: {
    supplements: [
      { ordinal: 1, askedAt: '2026-04-25T08:40:00+07:00', answeredAt: '2026-04-27T10:15:00+07:00' },
      { ordinal: 2, askedAt: '2026-04-27T14:10:00+07:00', answeredAt: null },
    ],
    suspended: '2,5 ngày làm việc',
    promisedOn: '2026-05-05',
  },
  settlingAgency: 'Ủy ban nhân dân phường Trấn Biên',
  coordinatingAgencies: ['Công an phường Trấn Biên', 'Bảo hiểm xã hội cơ sở Biên Hoà'],
  rows: [
    { from: counter, to: justice, handedOverAt: '2026-04-24T16:05:00+07:00', outcome: 'onTime', note: '' },
    {
      from: justice,
      to: counter,
      handedOverAt: '2026-04-27T08:40:00+07:00',
      outcome: 'overdue',
      note: 'Chờ bổ sung giấy chứng sinh bản chính',
    },
    { from: counter, to: justice, handedOverAt: '2026-04-27T10:15:00+07:00', outcome: 'onTime', note: '' },
    { from: justice, to: leader, handedOverAt: '2026-04-27T16:20:00+07:00', outcome: 'early', note: '' },
    { from: leader, to: clerk, handedOverAt: '2026-04-28T09:10:00+07:00', outcome: 'early', note: 'Đã ký số' },
    { from: clerk, to: counter, handedOverAt: '2026-04-28T09:30:00+07:00', outcome: null, note: '' },
  ],
};

/** A tracking book of as many lines as asked for. */
export function sampleTrackingBook(lines: number): TrackingBookData {
  const owners = [
    'Nguyễn Hoàng Bảo Ngọc',
    'Trần Văn Ưởng',
    'Công ty TNHH Một thành viên Chế biến gỗ Thuận Phước',
    longPersonName,
  ];
  const names = [procedure.name, 'Cấp bản sao trích lục hộ tịch', 'Đăng ký thành lập hộ kinh doanh', longProcedureName];
  return {
    agency,
    periodFrom: '2026-04-01',
    periodTo: '2026-04-30',
    book: { year: 2026, volume: '01' },
    rows: Array.from({ length: lines }, (_, index) => ({
      dossierCode: `H19.26-2604${String(1 + (index % 28)).padStart(2, '0')}-${String(index + 1).padStart(4, '0')}`,
      procedureName: names[index % 7 === 6 ? 3 : index % 3] ?? procedure.name,
      field: index % 3 === 2 ? 'Thành lập và hoạt động của doanh nghiệp (hộ kinh doanh)' : 'Hộ tịch',
      sets: 1,
      ownerName: owners[index % 9 === 8 ? 3 : index % 3] ?? 'Nguyễn Hoàng Bảo Ngọc',
      address: 'Khu phố 3, phường Trấn Biên, tỉnh Đồng Nai',
      phone: index % 2 === 0 ? '0909 999 999' : null,
      receivedAt: '2026-04-24T15:30:00+07:00',
      dueAt: index % 5 === 4 ? null : '2026-04-28T17:00:00+07:00',
      promisedOn: index % 6 === 3 ? '2026-05-05' : null,
      supplements: index % 6 === 3 ? 2 : 0,
      suspended: index % 6 === 3 ? '2,5 ngày làm việc' : null,
      returnedAt: index % 4 === 3 ? null : '2026-04-28T09:45:00+07:00',
      resultReceiver: index % 4 === 3 ? '' : 'Nguyễn Thị Mộng Tuyền',
      channel: index % 2 === 0 ? 'Trực tiếp' : 'Trực tuyến toàn trình',
      status: index % 4 === 3 ? 'Đang giải quyết' : 'Đã trả kết quả',
    })),
    closing: {
      place: 'Trấn Biên',
      date: '2026-04-30',
      signerTitle: 'Giám đốc Trung tâm',
      signerName: 'Hoàng Thị Ánh Tuyết',
      signature: null,
    },
  };
}

export const sampleSubmissionCopy: SubmissionCopyData = {
  agency,
  place: 'Trấn Biên',
  dossierCode,
  procedure,
  submitterName: 'Nguyễn Thị Mộng Tuyền',
  receivingUnit: 'Trung tâm Phục vụ hành chính công phường Trấn Biên',
  submittedAt: '2026-04-24T15:12:44+07:00',
  resultDelivery: 'Nhận tại bộ phận một cửa',
  sections: [
    {
      form: 'Tờ khai đăng ký khai sinh',
      title: 'Người yêu cầu',
      answers: [
        { label: 'Họ, chữ đệm, tên', value: 'Nguyễn Thị Mộng Tuyền' },
        { label: 'Số định danh cá nhân', value: '075190000000' },
        { label: 'Nơi cư trú', value: 'Số 27/4A, đường Phan Đình Phùng, khu phố 3, phường Trấn Biên, tỉnh Đồng Nai' },
        { label: 'Quan hệ với người được khai sinh', value: 'Mẹ' },
      ],
    },
    {
      title: 'Người được khai sinh',
      answers: [
        { label: 'Họ, chữ đệm, tên', value: longPersonName },
        {
          label: 'Ngày, tháng, năm sinh',
          value: '18/04/2026 (ngày mười tám tháng tư năm hai nghìn không trăm hai mươi sáu)',
        },
        { label: 'Giới tính', value: 'Nữ' },
        { label: 'Dân tộc', value: 'Kinh' },
        { label: 'Quốc tịch', value: 'Việt Nam' },
        {
          label: 'Nơi sinh',
          value: 'Bệnh viện Đa khoa Đồng Nai, số 02 đường Đồng Khởi, phường Tam Hiệp, tỉnh Đồng Nai',
        },
        { label: 'Ghi chú', value: '' },
      ],
    },
  ],
  papers: papers.map((name, index) => ({
    name,
    files: Array.from({ length: index === 1 ? 2 : 1 }, (_, file) => ({
      name:
        index === 3
          ? 'van-ban-uy-quyen-chung-thuc-so-0123-quyen-01-SCT-CK-DC-ngay-20-04-2026_ban-quet-mau-300dpi.pdf'
          : `giay-to-${index + 1}-${file + 1}.pdf`,
      size: '1,2 MB',
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    })),
  })),
};

export const sampleResult: ResultData = {
  agency: { superior: 'Ủy ban nhân dân', name: 'Phường Trấn Biên' },
  number: '15/GXN-UBND',
  place: 'Trấn Biên',
  issuedOn: '2026-04-28',
  typeName: 'Giấy xác nhận',
  subject: 'Tình trạng hôn nhân',
  remark: null,
  grounds: [
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
    'Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014;',
    'Căn cứ Nghị định số 123/2015/NĐ-CP ngày 15 tháng 11 năm 2015 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Hộ tịch;',
  ],
  body: [
    {
      kind: 'paragraph',
      text: 'Xét đề nghị của bà Nguyễn Thị Mộng Tuyền về việc cấp giấy xác nhận tình trạng hôn nhân, hồ sơ mã số H19.26-260424-0975, Ủy ban nhân dân phường Trấn Biên xác nhận:',
    },
    {
      kind: 'facts',
      rows: [
        { label: 'Họ, chữ đệm, tên', value: 'Nguyễn Thị Mộng Tuyền' },
        { label: 'Ngày, tháng, năm sinh', value: '01/01/1990' },
        { label: 'Dân tộc', value: 'Kinh' },
        { label: 'Quốc tịch', value: 'Việt Nam' },
        { label: 'Số định danh cá nhân', value: '075190000000' },
        { label: 'Nơi cư trú', value: 'Số 27/4A, đường Phan Đình Phùng, khu phố 3, phường Trấn Biên, tỉnh Đồng Nai' },
        { label: 'Tình trạng hôn nhân', value: 'Hiện tại chưa đăng ký kết hôn với ai' },
      ],
    },
    {
      kind: 'paragraph',
      text: 'Giấy này được cấp để bổ sung hồ sơ vay vốn mua nhà ở xã hội và có giá trị sử dụng trong 06 tháng, kể từ ngày cấp.',
    },
  ],
  signer: { authority: 'KT. Chủ tịch', title: 'Phó Chủ tịch', name: 'Phạm Quốc Vượng' },
  recipients: ['Như trên', 'Phòng Văn hoá - Xã hội', 'Lưu: VT, HT'],
  signature: {
    signerName: 'Phạm Quốc Vượng',
    agencyName: 'Ủy ban nhân dân phường Trấn Biên',
    signedAt: '2026-04-28T09:08:31+07:00',
  },
};
