import { expect, test } from 'vitest';
import { paperKindOf } from './handed-papers.ts';

test.each([
  ['Giấy chứng sinh', 'birth-record'],
  ['Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', 'request'],
  ['Tờ khai đăng ký kết hôn', 'request'],
  ['Đơn đề nghị cấp giấy phép xây dựng (Mẫu số 1)', 'request'],
  ['Giấy đề nghị thay đổi nội dung đăng ký hộ kinh doanh', 'request'],
  ['Bản sao Giấy khai sinh đã cấp', 'birth-certificate'],
  ['Giấy báo tử hoặc giấy tờ thay Giấy báo tử', 'death-notice'],
  ['Bản sao Giấy chứng nhận kết hôn cũ', 'marriage-certificate'],
  ['Thẻ Căn cước của người yêu cầu', 'identity-card'],
  ['Hồ sơ thiết kế (hai bộ bản vẽ)', 'drawing'],
  ['Giấy tờ về đất (sổ, hoặc một trong các giấy tờ hợp pháp)', 'land-certificate'],
  ['Giấy chứng nhận (sổ) đã cấp, bản gốc', 'land-certificate'],
  ['Dự thảo hợp đồng, giao dịch', 'contract'],
  ['Kế hoạch ứng phó sự cố tràn dầu', 'plan'],
  ['Bản chính giấy tờ cần sao', 'certificate'],
  ['02 ảnh chân dung cỡ 2cm x 3cm', 'other'],
])('what is called %s is of the kind %s', (name, kind) => {
  expect(paperKindOf(name)).toBe(kind);
});
