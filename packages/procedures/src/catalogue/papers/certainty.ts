import { namesAnother } from './names-another.ts';
import { withoutMarks } from './short-name.ts';

/** What may be handed in: the nouns with which the name of a paper begins. */
const nouns =
  'giấy|đơn|tờ|bản|văn|biên|hợp đồng|quyết định|nghị quyết|báo cáo|danh (?:sách|mục)|tài liệu|hồ sơ|chứng (?:chỉ|từ|nhận|thư|minh)|bằng|phiếu|ảnh|hình ảnh|hộ chiếu|thẻ|căn cước|sơ (?:đồ|yếu)|bảng|phương án|kế hoạch|đề (?:án|cương|nghị)|dự (?:án|toán|thảo)|thuyết minh|hoá đơn|hóa đơn|sổ|trích (?:lục|đo)|điều lệ|quy chế|quy trình|cam kết|lý lịch|kết quả|thông (?:báo|tin|số|điệp)|thư|mẫu|nhãn|luận chứng|đăng ký|công văn|phụ lục|tệp|dữ liệu|chương trình|lịch|giáo trình|nội dung|ý kiến|thiết kế|mô tả|xác nhận|ủy nhiệm|vé|tóm tắt|di chúc|thỏa thuận|thoả thuận|bộ|cv|phim|file|visa|thị thực|học bạ|bìa|niêm yết|tác phẩm|tiêu chuẩn|sao|chứng minh|khai|đáp án|mảnh|bình đồ|kháng nghị|vận (?:tải )?đơn|bài|luận văn|quy định|giáo án|ba|hai|một|\\d+';
const names = new RegExp(`^(?:các |những )?(?:${nouns})[\\s,/:]`, 'iu');
/** Says of nothing that it is one ("Giấy tờ chứng minh"), or is a sentence. */
const vague =
  /(?:chứng minh|kèm theo|giấy tờ|tài liệu|liên quan|^(?:các )?(?:giấy tờ|tài liệu|hồ sơ|văn bản)(?: khác| cần thiết)+|(?:bản (?:sao|chính)|xác nhận|chứng nhận|quyết định|^văn bản)(?: của)?|của|các|những)$|\sthì\s|\sphải\s/iu;
/** The name of a file, two words glued together, or the start of a list. */
const garbled = /\p{Ll}\p{Lu}|[\p{L}\d]_\d|phu luc|\bmau \d|\bsau:|: \+/u;
/** In which shape something is handed in, and not what. */
const shapeAlone =
  /^(?:bản (?:chính|sao|gốc|chụp)[^;]{0,40}? (?:hoặc|và) )?bản (?:chính|sao|gốc|chụp|điện tử)(?: (?:có|được)? ?(?:chứng thực|công chứng)| hợp lệ| điện tử)*$/iu;

/** Whether a name names a thing, whole, and is not the name of a file. Pure. */
export function namesThing(called: string): boolean {
  const name = called.replace(/ \(m[aẫ]u[^)]*\)$/iu, '');
  return names.test(`${name} `) && ![vague, garbled, shapeAlone].some((pattern) => pattern.test(name));
}

/** Papers that the authority makes for itself and that the source lists beside those of the citizen. */
const ofAuthority =
  /(?:văn bản|công văn) (?:đề nghị|thông báo|xác nhận|thẩm định|trình)? ?của (?:công an|ủy ban|uỷ ban|ubnd|sở|phòng|cơ quan|bộ|chi cục|cục|tổng cục|khu|ban chỉ huy|tỉnh)\s|(?:tờ trình|báo cáo (?:thẩm định|thẩm tra|đề xuất|kết quả thẩm định)|ý kiến|văn bản (?:thẩm định|trình)) (?:của|và)|dự thảo (?:quyết định|văn bản|tờ trình|giấy phép|giấy chứng nhận)|^(?:tờ trình|báo cáo đề xuất|biên bản vi phạm)|trình (?:chủ tịch|ủy ban|uỷ ban|ubnd|bộ trưởng|thủ tướng|giám đốc|cấp có thẩm quyền|hội đồng)/iu;
const authoritySends =
  /(?:cơ quan|sở|ủy ban|uỷ ban|ubnd|phòng|chi cục|bộ)\s[^;:]{0,80}\s(?:trình|gửi|lấy ý kiến|xin ý kiến)(?!\p{L})/iu;

/** Whether what is named is a paper of the authority itself, or the file that it lays before its head. Pure. */
export const isOfAuthority = (text: string): boolean => ofAuthority.test(text);
/** Whether a heading speaks of what one office sends to another. Pure. */
export const isOfficeFile = (heading: string): boolean => authoritySends.test(heading) || ofAuthority.test(heading);

/** When a paper is wanted, as its own words say: by everybody, by some, or it cannot be told. */
export type Wanted = 'always' | 'if-any' | 'doubtful';

const some = /(?:^|[\s,])(?:đối với|trong|với|khi)? ?(?:các )?trường h[ợơ]p(?!\p{L})|(?:^|[\s,])nếu(?!\p{L})/iu;
const otherwise =
  /(?<!\p{L})(?:trừ|ngoại trừ|đối với|áp dụng|dành cho|riêng|tùy|tuỳ|nếu|trường h[ợơ]p|chỉ (?:gửi|nộp|cần|yêu cầu|thực hiện)|lần đầu|khi có|(?:hoặc|nhưng) không có|nhu cầu)(?!\p{L})/iu;
const ifAny = /\((?:nếu có|nếu cần)[^)]*\)(?:: \d+ bản \p{L}+)?[\s.;,:]*$|[\s,]nếu có[\s.;,:]*$/iu;
/** Tells what stands in a paper. */
const parts = /[:;]\s|\.\s+\p{L}|(?<!\p{L})(?:thể hiện|gồm|trong đó|nêu rõ|ghi rõ)(?!\p{L})/iu;
const caseInBrackets =
  /\((?:chỉ )?(?:áp dụng |nộp |dùng )?(?:đối với|trong trường hợp|trường hợp|nếu|cho trường hợp)(?![^)]*(?:\sthì\s|phải|không|bản sao))[^()]*\)[\s.;,]*$/iu;

/** Whether everybody needs a paper or somebody: the condition has to stand where it can only be about this paper, before
 * anything else is said or at its end. Pure. */
export function wanted(published: string): Wanted {
  const text = withoutMarks(published).replace(/\s+/gu, ' ');
  if (!otherwise.test(text)) return 'always';
  if (
    /(?<!\p{L})(?:trừ|ngoại trừ|riêng|tùy|tuỳ|(?:theo|thuộc|từng|một trong)(?: các| một trong các)? (?:đối tượng|trường hợp))(?!\p{L})/iu.test(
      text,
    )
  )
    return 'doubtful';
  const rest = text.replace(ifAny, '').replace(caseInBrackets, '');
  // Of two papers in one text, or of what stands in one, it may be the last alone that somebody need not have.
  if (rest !== text) return otherwise.test(rest) || namesAnother(rest) || parts.test(rest) ? 'doubtful' : 'if-any';
  const bare = text.replace(/\([^)]*\)/gu, ' ');
  const [clause = '', ...later] = bare.split(/[;.](?=\s|$)/u).filter((one) => one.trim() !== '');
  // "X hoặc Y trong trường hợp …": whether the case is of both cannot be told.
  const ofOne = !namesAnother(clause.slice(0, Math.max(0, clause.search(some))));
  const isClear = ofOne && some.test(clause) && !later.some((one) => otherwise.test(one)) && !/nếu có/iu.test(text);
  const inBrackets = [...text.matchAll(/\(([^)]*)\)/gu)].some(([, said = '']) => otherwise.test(said));
  return isClear && !inBrackets ? 'if-any' : 'doubtful';
}

/** A remark that is the lost heading of a case, or names papers or their conditions. Pure. */
export const isHeavyRemark = (text: string): boolean =>
  /^\(?(?:đối với|trường hợp|trong trường hợp|nếu|hồ sơ|khi|hoặc|ngoài|và|kèm|các|gồm|áp dụng)(?!\p{L})|:\s*$|phải (?:nộp|có|gửi|xuất trình|kèm|bổ sung)|kèm theo (?:bản|giấy|văn)|\d+ bản (?:chính|sao|chụp)/iu.test(
    withoutMarks(text),
  );

const markOf = (heading: string): string =>
  (/^(?:\(?(?:[ivx]+|[a-zđ]|\d+)(?:[.)]|\d+\))[\d.]*|[-+*•–]+)/iu.exec(heading.trim())?.[0] ?? '')
    .replace(/[ivx]+(?=[.)])/giu, 'i')
    .replace(/\d+/gu, '1')
    .replace(/(?<!\p{L})[a-hj-zđ](?=[.)])/giu, 'a');

/** Headings with marks of several kinds, or one within another, are cases within cases: which of them holds papers for which
 * cannot be told. Pure. */
export const areNested = (headings: readonly string[]): boolean =>
  new Set(headings.map(markOf)).size > 1 ||
  headings.some((heading) => /[:;]\s+(?:[-+*•]+|\([^)]{1,4}\))\s/u.test(heading));
