import type { Component, Procedure } from '@dongbo/contract/procedures';
import { headingKind } from './headings.ts';
import { withoutMarks } from './short-name.ts';

type Groups = Procedure['componentGroups'];

/** The portal's table of papers was flattened: the numbers of one paper stand glued to the name of the next ("…31/12/20251 bản
 * chính,1 bản saoĐơn đề nghị"). Prose that names numbers ("nộp 01 bản chính tờ khai") has a blank or a stop behind them. */
const gluedCounts =
  /(\d+) bản chính(?:, ?(?:(\d+) bản sao)?)?(?=$|[^\s,.;:)/])|(?<=[^\s(]),?(\d+) bản sao(?=$|[^\s,.;:)/])/gu;

/** More originals or copies of one paper than anybody asks for: the number of a form ran into the count. */
const mostCopies = 20;

interface Part {
  readonly text: string;
  readonly counts: { readonly originals: number; readonly copies: number } | null;
}

/** "Mẫu số 181 bản chính" is form 18, one original; "ngày 31/12/20251 bản chính" is of the year 2025. */
function splitDigits(before: string, digits: string): { text: string; count: number } {
  const isGlued = digits.length > 1 && /\S$/u.test(before);
  const isForm = digits.length > 1 && Number(digits) > mostCopies;
  return isGlued || isForm
    ? { text: `${before}${digits.slice(0, -1)}`, count: Number(digits.slice(-1)) }
    : { text: before, count: Number(digits) };
}

const tidy = (text: string): string =>
  text
    .replace(/^\d+ bản (?:chính|sao)\)/u, '')
    .replace(/^[\s,;.]+(?=\S)/u, '')
    .replace(/[\s,]+$/u, '');

/** The papers of one text, each with the numbers that stand behind it; the last one has none of its own. Pure. */
export function partText(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(gluedCounts)) {
    const [whole, originals, copies, copiesAlone] = match;
    const before = text.slice(from, match.index);
    const read = splitDigits(before, originals ?? copiesAlone ?? '0');
    const counts =
      originals === undefined
        ? { originals: 0, copies: read.count }
        : { originals: read.count, copies: Number(copies ?? 0) };
    const name = tidy(read.text).replace(/[\s,;.]+$/u, '');
    if (name !== '') parts.push({ text: name, counts });
    from = match.index + whole.length;
  }
  const rest = tidy(text.slice(from));
  return rest === '' ? parts : [...parts, { text: rest, counts: null }];
}

/** The number of a form that ran into the count of its paper goes back to the name. */
function mended(item: Component): Component {
  if (item.originals <= mostCopies) return item;
  const digits = String(item.originals);
  return { ...item, name: `${item.name} ${digits.slice(0, -1)}`, originals: Number(digits.slice(-1)) };
}

/** Where the name of a file begins that was glued to a paper: at a capital letter or a number without a blank before it. */
const fileBegins =
  /(?<=[\p{Ll})\d.;])(?=\p{Lu})|(?<=[\p{Ll}).;])(?=\d+\.)|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=quy định|theo mẫu)(?=[\p{L}\d])/gu;
const longestFile = 60;
const gluedForm = /\d ?bản (?:chính|sao)\p{L}/iu;

/** "Đơn đề nghị theo quy địnhMauon (2).docx" is a paper and the file of its form. */
function fileOf(text: string): { name: string; form: string | null } {
  if (!/\.(?:docx?|pdf|xlsx?)$/iu.test(text)) return { name: text, form: null };
  const at = [...text.matchAll(fileBegins)]
    .map(({ index }) => index)
    .find((index) => text.length - index <= longestFile);
  if (at === undefined) return { name: text, form: null };
  return { name: text.slice(0, at).replace(/[\s,;.]+$/u, ''), form: text.slice(at) };
}

/** How the name of a paper begins. */
const paperLike =
  /^(?:bản (?:sao|chính|gốc|kê|khai|đăng ký|cam kết|thuyết minh|vẽ)|giấy|đơn|tờ (?:khai|trình)|văn bản|hợp đồng|quyết định|biên bản|hộ chiếu|thẻ|phiếu|báo cáo|danh sách|sơ yếu|(?:\d+ )?ảnh|chứng (?:từ|chỉ|cứ)|tài liệu|bảng kê)[\s,/:]/iu;
/** What begins like a paper and says something about papers. */
const remark =
  /phải (?:được|bảo đảm|hợp pháp|xuất trình)|gửi kèm theo hồ sơ|nêu trên|^phiếu (?:này|được)|^bản sao được cấp|là biểu mẫu/iu;
/** "Không quy định": the table has a row because it cannot be empty. */
const nothingAsked = /^(?:không quy định|không có|không yêu cầu|không)[\s.;]*$/iu;

/** A remark has neither number nor form, and neither has many a paper: what it is called decides. */
function isRemark({ name, originals, copies, form }: Omit<Component, 'isNote'>, heading: string | null): boolean {
  const text = withoutMarks(name);
  if (nothingAsked.test(text)) return true;
  if (originals + copies > 0 || form !== null) return false;
  const [begins = ''] = text.split(/[.;]| trong trường hợp /u);
  return headingKind(heading) === 'note' || !paperLike.test(text) || remark.test(begins);
}

function partItem(item: Component, heading: string | null): Component[] {
  const whole = mended(item);
  // The next paper may have run into the form of this one.
  const isGlued = whole.form !== null && gluedForm.test(whole.form);
  const parts = partText(isGlued ? `${whole.name}${whole.form}` : whole.name);
  const given = isGlued ? null : whole.form;
  const isWhole = parts.length <= 1 && (parts[0]?.counts ?? null) === null;
  return (isWhole ? [{ text: whole.name, counts: null }] : parts).map(({ text, counts }, index) => {
    const { originals, copies } = counts ?? whole;
    const isLast = isWhole || index === parts.length - 1;
    const { name, form } = isLast && given !== null ? { name: text, form: given } : fileOf(text);
    const part = {
      // The first part keeps the id under which dossiers have it already.
      id: index === 0 ? item.id : `${item.id}.p${index + 1}`,
      name: isWhole ? name : name.replace(/^[-+*•–]\s+/u, ''),
      originals,
      copies,
      form,
    };
    return { ...part, isNote: isRemark(part, heading) };
  });
}

/** Whether the published rows say that nothing is asked for. Pure. */
export const asksNothing = (groups: Groups): boolean =>
  groups.some(({ items }) => items.length > 0) &&
  groups.every(({ items }) => items.every(({ name }) => nothingAsked.test(withoutMarks(name))));

/** Papers as rows of their own: those that the source glued to others or into the heading of the next group are parted. Ids of
 * the source stay, new rows have ids derived from them. Pure. */
export function partComponents(groups: Groups): Groups {
  const parted: { case: string | null; items: Component[] }[] = [];
  for (const [index, group] of groups.entries()) {
    const heading = group.case === null ? [] : partText(group.case);
    const last = heading.at(-1);
    const title = last !== undefined && last.counts === null ? last.text : null;
    const strays = heading.filter(({ counts }) => counts !== null);
    const items = strays.map(({ text, counts }, place): Component => {
      const { originals, copies } = counts ?? { originals: 0, copies: 0 };
      const { name, form } = fileOf(text.replace(/^[-+*•–]\s+/u, ''));
      const part = { id: `h${index + 1}.${place + 1}`, name, originals, copies, form };
      return { ...part, isNote: isRemark(part, parted.at(-1)?.case ?? null) };
    });
    // What stands before a heading belongs to the group before it.
    const before = parted.at(-1);
    if (items.length > 0 && before !== undefined) before.items.push(...items);
    else if (items.length > 0) parted.push({ case: null, items });
    const named = group.case === null || strays.length === 0 ? group.case : title;
    parted.push({ case: named, items: group.items.flatMap((item) => partItem(item, named)) });
  }
  return parted.filter((group) => group.items.length > 0 || group.case !== null);
}
