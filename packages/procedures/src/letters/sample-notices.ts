import type {
  ApologyData,
  RefusalNoticeData,
  ResultDecisionData,
  StopNoticeData,
  SupplementRequestData,
} from './notice-data.ts';
import { sampleReceipt } from './sample-letters.ts';

// Test data, as in `sample-letters.ts`: forms 02 to 05 of the same dossier.

const about = {
  place: 'Trấn Biên',
  issuedOn: '2026-04-27',
  dossierCode: sampleReceipt.dossierCode,
  receivingUnit: sampleReceipt.receivingUnit,
  owner: {
    name: sampleReceipt.owner.name,
    address: 'Số 27/4A, đường Phan Đình Phùng, khu phố 3, phường Trấn Biên, tỉnh Đồng Nai',
    phone: '0909 999 999',
    email: 'mong.tuyen@example.vn',
  },
  submitterName: sampleReceipt.submitter.name,
  procedure: sampleReceipt.procedure,
  submittedAt: '2026-04-24T15:12:44+07:00',
  lookupAddress: 'dichvucong.dongnai.gov.vn/tra-cuu',
};

const counter = { agency: sampleReceipt.agency, name: 'Trần Đức Thịnh', body: sampleReceipt.receivingUnit };
const committee = {
  agency: { superior: 'Ủy ban nhân dân', name: 'Phường Trấn Biên' },
  name: 'Phạm Quốc Vượng',
  body: 'Ủy ban nhân dân phường Trấn Biên',
};

const signedBy = ({ name, body }: typeof counter) => ({
  signerName: name,
  agencyName: body,
  signedAt: '2026-04-27T09:08:31+07:00',
});

const chair = { authority: 'TM. Ủy ban nhân dân', title: 'Chủ tịch', position: null, name: committee.name };

export const sampleSupplementRequest: SupplementRequestData = {
  ...about,
  agency: counter.agency,
  number: '07/YCBS',
  reason: ['Giấy chứng sinh là bản chụp, không có bản chính để đối chiếu'],
  officer: { name: counter.name, phone: '0251 3999 999' },
  signer: { authority: null, title: 'Người hướng dẫn', position: 'Cán bộ một cửa', name: counter.name },
  signature: signedBy(counter),
  ordinal: 2,
  items: [
    {
      name: 'Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp',
      wanted: 'Mang bản chính để đối chiếu, hoặc nộp văn bản của người làm chứng xác nhận về việc sinh',
    },
    { name: 'Ngày, tháng, năm sinh của mẹ', wanted: 'Tờ khai ghi khác với Cơ sở dữ liệu quốc gia về dân cư' },
  ],
  kept: [{ name: 'Tờ khai đăng ký khai sinh', originals: 1, certifiedCopies: 0, photocopies: 2 }],
  answerBy: '2026-05-27T17:00:00+07:00',
};

const refused = {
  ...about,
  reason: [
    'Hồ sơ không đáp ứng điều kiện theo quy định (Nghị định số 118/2025/NĐ-CP)',
    'Trẻ em đã được đăng ký khai sinh tại phường Tam Hiệp ngày 20 tháng 4 năm 2026',
  ],
};

export const sampleRefusalAtIntake: RefusalNoticeData = {
  ...refused,
  agency: counter.agency,
  number: '03/TCHS',
  officer: { name: counter.name, phone: '' },
  signer: { authority: null, title: 'Người tiếp nhận hồ sơ', position: 'Cán bộ một cửa', name: counter.name },
  signature: signedBy(counter),
};

export const sampleRefusal: RefusalNoticeData = {
  ...refused,
  agency: committee.agency,
  number: '12/TCHS',
  officer: { name: 'Lê Thị Bích Hợp', phone: '' },
  signer: chair,
  signature: signedBy(committee),
};

export const sampleApology: ApologyData = {
  ...about,
  agency: committee.agency,
  number: '02/PXL',
  reason: ['Chờ ý kiến của cơ quan, đơn vị phối hợp', 'Công an phường chưa có văn bản xác minh nơi cư trú của cha'],
  officer: { name: 'Lê Thị Bích Hợp', phone: '' },
  signer: chair,
  signature: signedBy(committee),
  receivedAt: '2026-04-24T15:30:00+07:00',
  dueAt: '2026-04-28T17:00:00+07:00',
  unitAtFault: 'Phòng Văn hoá - Xã hội phường Trấn Biên',
  promisedOn: '2026-05-05',
};

export const sampleStopNotice: StopNoticeData = {
  ...about,
  agency: committee.agency,
  number: '05/TB-UBND',
  reason: ['Người nộp hồ sơ đề nghị rút hồ sơ (Thông tư số 03/2025/TT-VPCP, mẫu số 05)', 'Nộp nhầm thủ tục'],
  officer: { name: '', phone: '' },
  signer: { authority: null, title: 'Thông báo tự động', position: null, name: '' },
  signature: {
    signerName: 'Hệ thống thông tin giải quyết thủ tục hành chính',
    agencyName: committee.body,
    signedAt: '2026-04-27T09:08:31+07:00',
  },
  stage: 'Thẩm định hồ sơ',
  decision: 'Dừng giải quyết hồ sơ theo yêu cầu của người nộp; hồ sơ được trả lại.',
  settlement:
    'Đã nộp 23.000 đồng; không hoàn trả 23.000 đồng. Hồ sơ đã được tiếp nhận và giải quyết nên tiền đã nộp không được hoàn trả (Bộ luật Dân sự số 91/2015/QH13, Điều 579).',
};

const decision = {
  ...about,
  agency: committee.agency,
  number: '03/QĐ-UBND',
  officer: { name: 'Lê Thị Bích Hợp', phone: '' },
  signer: chair,
  signature: signedBy(committee),
  paper: { number: '15/KQ-UBND', issuedOn: '2026-04-20', title: 'Giấy xác nhận tình trạng hôn nhân' },
};

export const sampleCorrection: ResultDecisionData = {
  ...decision,
  kind: 'correction',
  reason: [
    'Văn bản đã cấp có sai sót về nội dung (Nghị định số 30/2020/NĐ-CP, Điều 18)',
    'Ghi sai ngày, tháng, năm sinh',
  ],
  content: 'Ngày, tháng, năm sinh: 02/01/1990',
  newNumber: '18/KQ-UBND',
};

export const sampleCancellation: ResultDecisionData = {
  ...decision,
  kind: 'cancellation',
  reason: [
    'Kết quả được cấp trên cơ sở kê khai gian dối hoặc giấy tờ giả mạo (Nghị định số 30/2020/NĐ-CP, Điều 18)',
    'Theo kết luận số 12/KL-CAP ngày 26 tháng 4 năm 2026',
  ],
  content: null,
  newNumber: null,
};
