import { expect, test } from 'vitest';
import { suggestedResultTitle } from './result-title.ts';

const title = (...names: string[]) =>
  suggestedResultTitle({ results: names.map((name) => ({ name })), name: 'Đăng ký hộ kinh doanh' });

test.each([
  [['Giấy khai sinh'], 'Giấy khai sinh'],
  [['Quyết định hình thức sử dụng đất.'], 'Quyết định hình thức sử dụng đất'],
  [
    [
      'Giấy phép xây dựng kèm theo hồ sơ thiết kế trình xin cấp giấy phép xây dựng có đóng dấu của cơ quan có thẩm quyền..',
    ],
    'Giấy phép xây dựng',
  ],
  [
    ['Văn bản của Cơ quan đăng ký kinh doanh cấp xã thông báo lý do từ chối', 'Giấy chứng nhận đăng ký hộ kinh doanh'],
    'Giấy chứng nhận đăng ký hộ kinh doanh',
  ],
  [
    ['Thông báo bằng văn bản nội dung cần sửa đổi, bổ sung của Cơ quan đăng ký kinh doanh cấp xã', '- giấy xác nhận'],
    'Giấy xác nhận',
  ],
  [['Văn bản cam kết hỗ trợ vốn (Mẫu số 04 tại Phụ lục II)'], 'Văn bản cam kết hỗ trợ vốn'],
])('the paper that grants what was asked for gives the title: %j', (names, wanted) => {
  expect(title(...names)).toBe(wanted);
});

test('an act that is no paper, a refusal alone, or nothing: the procedure gives it', () => {
  for (const names of [['Tiền trợ cấp'], ['văn bản không chấp thuận'], [], [`Giấy ${'rất dài '.repeat(30)}`]])
    expect(title(...names)).toBe('Kết quả: Đăng ký hộ kinh doanh');
});
