import { withoutMarks } from './short-name.ts';

/** What a heading of the published list says about the papers below it. */
export type HeadingKind = 'general' | 'show' | 'note' | 'authorised' | 'electronic' | 'case' | 'unclear';

const kinds: readonly (readonly [HeadingKind, RegExp])[] = [
  [
    'note',
    /^(?:\(?trường hợp )?(?:một số )?(?:lưu ý|ghi chú|chú ý|không quy định là bản chính)|^\(?trường hợp không quy định là bản chính|^trong phiếu|^phiếu được tạo lập/iu,
  ],
  // Who represents a body by law acts for it, not by authorisation: a change of that person is a case of its own.
  ['authorised', /(?:ủy|uỷ) quyền|người đại diện nộp/iu],
  [
    'electronic',
    /môi trường điện tử|hình thức trực tuyến|gửi (?:hồ sơ )?trực tuyến|(?:chưa|không) có tài khoản định danh|^thông tin .*tài khoản định danh|kết nối giữa|chưa thực hiện việc kết nối/iu,
  ],
  [
    'show',
    /^(?:các )?giấy tờ phải xuất trình|^(?:người[^,;]* )?phải xuất trình|^giấy tờ xuất trình|^xuất trình(?!.* nộp)/iu,
  ],
  [
    'general',
    /^(?:thành phần(?:,? số lượng)? hồ sơ|(?:các )?giấy tờ phải nộp|giấy tờ nộp|giấy tờ gồm|hồ sơ gồm|hồ sơ bao gồm|hồ sơ,? gồm|bao gồm|gồm|các giấy tờ|chứng từ phải nộp|hồ sơ)[^.]{0,12}$|^giấy tờ phải nộp|^thành phần hồ sơ|nộp \d+ \([^)]*\) bộ hồ sơ|^thành phần hồ sơ ban hành/iu,
  ],
  [
    'case',
    /^(?:thành phần )?(?:hồ sơ|đối với|trường hợp|khi|cấp|đăng ký|đề nghị|thủ tục|người|tổ chức|cá nhân|hộ|doanh nghiệp|công ty|nhà đầu tư|cơ quan|đơn vị)|trường hợp|đối với/iu,
  ],
];

/** The kind of a heading; `unclear` where it is more likely a paper or a remark that the flattened table left there. Pure. */
export function headingKind(heading: string | null): HeadingKind {
  if (heading === null) return 'general';
  const text = withoutMarks(heading);
  // Nobody calls a case by a paragraph: it is prose, or several things in one.
  if (text.length > 700) return 'unclear';
  // What a case says in brackets is a remark about it, not the case.
  const bare = text.replace(/\s*\([^)]*\)/gu, '').trim() || text;
  return kinds.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'unclear';
}
