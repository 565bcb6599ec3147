/** What says that a result is not the one that was asked for: a refusal, or that something lacks. */
const declines = /từ chối|không (?:đồng ý|chấp thuận|đủ|có kết quả)|sửa đổi, bổ sung (?:của|hồ sơ)|lý do/i;
/** How the name of a paper begins, and not that of an act. */
const isPaper =
  /^(?:giấy|quyết định|trích lục|bản sao|bản xác nhận|chứng chỉ|chứng nhận|thẻ|phiếu|sổ|văn bản|giao dịch được|thông báo|hợp đồng|biên bản|danh sách|lý lịch)/i;
/** Where a published name goes on with what no title needs: its form, its annexes. */
const goesOn =
  /\s*[,;(]?\s*(?:\(?theo mẫu|\(?mẫu số|kèm theo|ban hành|có đóng dấu|do cơ quan|của cơ quan|của ủy ban).*$/iu;
const longest = 120;

/** The name of a result as a title: without form, annex and stop. Pure. */
function titleOf(name: string): string {
  const short = name
    .replace(/^[-–•+\s]+/u, '')
    .replace(goesOn, '')
    .replace(/[\s.;:,]+$/u, '');
  return short.charAt(0).toLocaleUpperCase('vi') + short.slice(1);
}

/** What a result of a procedure is called: the first paper among the results of the catalogue that grants what was asked for; where none is named
 * so, by the procedure. At most 120 signs of the catalogue; officials change it where the matter has a better one. Pure. */
export function suggestedResultTitle({
  results,
  name,
}: {
  readonly results: readonly { readonly name: string }[];
  /** Short name of the procedure, or the official one. */
  readonly name: string;
}): string {
  const granting = results.filter((one) => !declines.test(one.name));
  const titles = granting.map((one) => titleOf(one.name)).filter((title) => isPaper.test(title));
  return titles.find(({ length }) => length > 0 && length <= longest) ?? `Kết quả: ${name}`;
}
