/** Nouns of papers, where they stand behind a word that adds one thing to another. */
const anotherNoun =
  '(?:các |những |một |\\d+ )?(?:(?:bản|giấy|văn bản|biên bản|hợp đồng|nghị quyết|báo cáo|danh sách|tài liệu|hồ sơ|chứng chỉ|chứng từ|bằng|tờ|đơn|phiếu|ảnh|hình ảnh|hộ chiếu|thẻ|căn cước|sơ đồ|sơ yếu|bảng|phương án|kế hoạch|đề án|dự án|dự toán|thuyết minh|hoá đơn|hóa đơn|sổ|trích lục|điều lệ|cam kết|lý lịch|thông báo)(?!\\p{L})|quyết định(?! số))';
const joins =
  '(?:[;,]|\\.\\s*[-+•*]?|\\s[-+•*]|\\s(?:và|hoặc|đồng thời)(?: phải)?(?: (?:nộp|gửi|có)(?: lại| kèm)?)?|(?:phải có|nộp lại|bổ sung)|(?<!ban hành )kèm(?: theo| với)?:?|cùng(?: với)?|gồm:?|như:?|:)';
const another = new RegExp(`${joins}\\s+${anotherNoun}`, 'iu');

/** What a text about papers says of laws and forms, and where a copy is compared with its original: no other paper. */
const references =
  /(?:ban hành )?kèm theo (?:thông tư|nghị định|quyết định số|bản (?:chính|gốc) (?:để|khi))|(?:hoặc|và|,|\/) bản (?:sao|chính|gốc|chụp|điện tử)(?= (?:có|được|điện tử|chứng thực|kèm|để|hợp lệ)(?!\p{L})|\s*[,;.)]|\s*$)|\([^()]*(?:mẫu|phụ lục|thông tư|nghị định)[^()]*\)/giu;
/** What an application has to state: parted by semicolons, and no papers. */
const stated = /^[\s,(]*(?:trong đó|ghi rõ|nêu rõ|trong văn bản|có (?:các )?nội dung|gồm (?:các )?nội dung)[^.]*/iu;
/** Something comes with it, whatever it is called. */
const enclosed = /(?<!ban hành )kèm theo:?\s+\p{L}{2}/iu;
/** A semicolon begins another thing, whatever it is called; a case behind it is a condition, not a paper. */
const nextThing = /;\s+(?!(?:trường hợp|nếu|đối với|trong đó)\s)(?:\(?[\da-zđ]{1,3}[.)]\s*)?\p{L}[^;.]{6}/iu;

/** Whether a text goes on to name another paper: one that must not vanish behind the name of the first. Pure. */
export function namesAnother(text: string): boolean {
  const bare = text.replace(references, ' ');
  return another.test(bare) || enclosed.test(bare) || nextThing.test(bare.replace(stated, ' '));
}
