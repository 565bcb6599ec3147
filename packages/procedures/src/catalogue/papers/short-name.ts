import { namesAnother } from './names-another.ts';

/** Marks of a list in front of a text: "(iv)", "a)", "1.", "-". */
const listMark = /^(?:\((?:[ivx]+|\d+(?:\.\d+)*|[a-zđ]\d?)\)|[a-zđ]\d?\)|\d+(?:\.\d+)*[.)]|[-+*•–.]+)\s*/iu;

/** Where the name of a paper ends and what is said about it begins. */
const endOfName = new RegExp(
  [
    '[;:]',
    '\\.(?=\\s|$)',
    ',? (?:theo (?:quy định|mẫu|Mẫu|Phụ lục|điểm|khoản|điều)|ban hành (?:kèm|theo|tại|bởi|ngày)|quy định tại|do (?:cơ quan|người|tổ chức)|được (?:cấp|lập|quy định|công chứng|chứng thực) |có (?:đủ|giá trị)|còn giá trị)',
    ',? (?:đối với|trong trường hợp|trường hợp|nếu|để (?:chứng minh|xác định|làm)|trong đó|kèm theo|khi|trừ|hoặc giấy tờ khác)',
    ',? (?:gồm|bao gồm|có|với) (?:đầy đủ )?(?:các )?(?:nội dung|thông tin)',
    '(?<!\\d) \\((?!m[aẫ]u)',
  ]
    // "khi" is no end within "khiếu nại".
    .map((end) => `${end}(?!(?<=\\p{L})\\p{L})`)
    .join('|'),
  'giu',
);

/** "Trường hợp … thì phải có Y": the paper is Y. */
const conditional =
  /^(?:trường hợp|đối với|nếu).*?(?:thì )?(?:phải )?(?:có|nộp|kèm theo|xuất trình|gửi|bổ sung)(?: thêm| kèm(?: theo)?)? (?=(?:bản|văn bản|giấy|biên bản|hợp đồng|quyết định|tài liệu|hồ sơ|đơn|chứng từ|thẻ|tờ|xác nhận|phụ lục|phiếu|nhận xét)\s)/iu;
/** "Đối với X: Giấy Y": the paper is Y. */
const caseThenPaper =
  /^(?:trường hợp|đối với|nếu)[^:]{3,400}:\s*(?=(?:bản (?:sao|chính|khai|trích|chụp)|văn bản|giấy|biên bản|hợp đồng|quyết định|đơn|tờ khai|hộ chiếu|thẻ|phiếu|báo cáo|danh (?:sách|mục)|mẫu số)\s)/iu;
const beginsConditionally = /^(?:trường hợp|đối với|nếu)[\s:]/iu;

/** "… một trong các giấy tờ sau: …" has its members behind the colon. */
const choice = /^(?:bản sao )?(?:một trong|một hoặc)|^[^:;]*(?:một trong|một hoặc)[^:;]*(?:sau|sau đây|gồm)\s*:/iu;
/** A name does not end here. */
const dangling =
  /\s(?:phải|các|của|và|hoặc|gồm|như|như sau|về|là|với|theo|sau|sau đây|có|được|cho|từ|trong|tại|một trong|thuộc|khi|kể từ|đã):?$/iu;
/** Says what is the case, or refers to a law; names no paper. */
const noPaper = /^(?:trừ|ngoài|thực hiện|thuộc|theo|không còn|không|bị|đã|được)\s/iu;

const longest = 140;
const longestChoice = 160;
const shortest = 8;

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** The text without the marks of the list in which it stood. */
export function withoutMarks(text: string): string {
  let left = text.trim();
  for (let next = left.replace(listMark, ''); next !== left && next !== ''; next = left.replace(listMark, ''))
    left = next;
  return left;
}

/** "Bản chính hoặc bản sao có chứng thực Giấy X": in which of several shapes it may be handed in; the paper is X. */
const oneShape =
  '(?:\\d+ |một )?bản (?:chính|sao chụp|sao y|sao|gốc|chụp|điện tử|chứng thực|công chứng)(?: (?:điện tử|hợp lệ|(?:có|được)? ?(?:chứng thực|công chứng)|từ (?:bản chính|bản gốc|sổ gốc)|(?:được )?cấp từ sổ gốc|kèm(?: theo)?(?: xuất trình)? bản (?:chính|gốc)|(?:để|nhằm) đối chiếu))*';
const shapes = new RegExp(`^${oneShape}(?:(?:,? (?:hoặc|hay|và)|,|/) ?${oneShape})+(?: của)? (?=\\p{L})`, 'iu');

/** The name of a form's file that the source glued to the paper ("nhóm IVMau 02 - Phu luc II_36"). */
const gluedFile =
  /(?<=[\p{L}\d)])(?:Mau|Phu luc|Bieu mau)(?:[\s_.\d-].*)?$|(?<=quy định|theo mẫu)[\p{L}\d][^.]*\.docx?$|\stheo\s[^.;]*\.docx?$|\.docx?$/u;

/** A parenthesis that the end of the name cut in two goes with what was cut off. */
const closed = (name: string): string =>
  name.lastIndexOf('(') > name.lastIndexOf(')') ? name.slice(0, name.lastIndexOf('(')) : name;

/** At most so many characters, ended between two words. */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\s,;:(]+$/u, '')}…`;
}

export interface ShortName {
  readonly name: string;
  /** What the text says behind the name. */
  readonly rest: string;
  /** Its words begin with a case, and which paper is meant could not be told from it. */
  readonly unclear: boolean;
}

/** Where the name ends: not before a word that wants another ("… phải", "… giấy tờ sau"). */
function endOf(text: string): number {
  const ends = [...text.slice(shortest).matchAll(endOfName)].map(({ index }) => shortest + index);
  const [first, ...later] = [...ends.filter((end) => !dangling.test(text.slice(0, end))), text.length];
  // A second paper belongs to the name of the first, where both fit into it.
  const whole = [first, ...later].find((end) => !namesAnother(text.slice(end))) ?? first;
  return whole <= longest && !/\.\s/u.test(text.slice(0, whole)) ? whole : first;
}

/** Ends with a colon: what follows is meant, unless a paper of its own stands before it ("Tờ khai hải quan:"). */
const isOpen = (named: string): boolean =>
  named.endsWith(':') && (named.length > 120 || !ownPaper.test(named) || leadsOn.test(named));
const ownPaper =
  /^(?:\+?\s*)?(?:tờ khai|hoá đơn|hóa đơn|hợp đồng|công văn|giấy (?:phép|thông báo)|văn bản|chứng từ)\s/iu;
const leadsOn = /(?:gồm|sau(?: đây)?|cụ thể|là|như|nội dung|kèm theo|hồ sơ|trường hợp[^:]*):+$|[,;]/iu;

/** A short name for a paper from its published text, which may be a page long. Pure. */
export function shortNameOf(text: string): ShortName {
  const whole = withoutMarks(text).replace(/\s+/gu, ' ').replace(gluedFile, '').trim();
  const isConditional = beginsConditionally.test(whole);
  const behindCase = isConditional ? whole.replace(caseThenPaper, '') : whole;
  const named = (isConditional && behindCase === whole ? whole.replace(conditional, '') : behindCase).replace(
    shapes,
    '',
  );
  const unclear = (isConditional && named === whole) || noPaper.test(named) || isOpen(named);
  // What is one of several is told by naming them.
  const isChoice = choice.test(named);
  const name = unclear || isChoice ? named : named.slice(0, endOf(named));
  const [, form] =
    /(m[aẫ]u (?:số |CT)[\p{L}\d./-]*\d[\p{L}\d]*)/iu.exec(named.slice(name.length, name.length + 200)) ?? [];
  const short = cutAtWord(
    closed(name).replace(/[\s,;.:/]+$| (?:để đối chiếu|(?<!tiếp )theo) *$/gu, ''),
    isChoice ? longestChoice : longest,
  );
  return {
    name: capital(form === undefined ? short : `${short} (${form})`),
    rest: named.slice(short.replace(/…$/u, '').length),
    unclear,
  };
}
