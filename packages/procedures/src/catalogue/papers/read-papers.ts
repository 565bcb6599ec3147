import type { Component, ListedPaper, PaperCondition, PaperList, Procedure } from '@dongbo/contract/procedures';
import { headingKind, type HeadingKind } from './headings.ts';
import { cutAtWord, shortNameOf, withoutMarks } from './short-name.ts';

type Groups = Procedure['componentGroups'];

/** Somebody files for the owner, as the applicant's form says it. */
export const byAuthorisation: PaperCondition = { form: 'applicant', field: 'mandate', oneOf: ['authorised'] };

const eForm = /điện tử tương tác|biểu mẫu điện tử/iu;
const onPaperAlone = /nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp/iu;
const formLike =
  /^(?:tờ khai|giấy đề nghị|đơn|phiếu (?:đề nghị|yêu cầu|đăng ký|khai)|mẫu đơn|bản khai|văn bản đề nghị)[\s,(]/iu;
const shownOnly =
  /^(?:hộ chiếu|thẻ căn cước|căn cước|giấy tờ tùy thân|giấy tờ tuỳ thân)|^(?:phải )?xuất trình (?!hoặc|.*(?:hoặc nộp|để lại))/iu;
const authorisation =
  /^(?:bản (?:chính|sao) )?(?:văn bản|giấy|hợp đồng) (?:(?:ủy|uỷ) quyền|về việc đại diện)(?! của (?:các )?thành viên)/iu;
/** What is listed among the papers and is a rule: nothing that anybody could hand in. */
const ruleLike =
  /chịu trách nhiệm trước pháp luật|có trách nhiệm (?:kiểm tra|tiếp nhận|thông báo)|^ngoài (?:các )?giấy tờ nêu trên|giấy tờ (?:tương ứng )?(?:sau đây|sau)\s*:?$|^giá trị sử dụng của/iu;

interface Row extends ListedPaper {
  readonly unclear: boolean;
  readonly rule: boolean;
}

function handlingOf(item: Component, kind: HeadingKind, ownForm: boolean): ListedPaper['handling'] {
  const text = withoutMarks(item.name);
  if (eForm.test(text)) return 'e-form';
  if (onPaperAlone.test(text) || (ownForm && formLike.test(text))) return 'form';
  return kind === 'show' || shownOnly.test(text) ? 'show' : 'hand-in';
}

function rowOf(item: Component, kind: HeadingKind, key: string | null, ownForm: boolean): Row {
  const { name, conditional, unclear } = shortNameOf(item.name);
  const text = withoutMarks(item.name);
  const authorised = kind === 'authorised' || authorisation.test(text);
  const isSure = kind === 'general' || kind === 'case' || kind === 'show';
  const form = eForm.test(text) || onPaperAlone.test(text);
  const always = form || (authorised ? authorisation.test(text) : isSure && !conditional);
  return {
    id: item.id,
    name,
    handling: handlingOf(item, kind, ownForm),
    need: always ? 'always' : 'if-any',
    cases: key === null ? [] : [key],
    when: authorised ? byAuthorisation : null,
    note: null,
    unclear: unclear || kind === 'unclear',
    rule: ruleLike.test(text),
  };
}

/** Papers of one case that are called alike get more of their words, and where that does not help, a number. */
function apart(rows: readonly Row[], texts: ReadonlyMap<string, string>): Row[] {
  const longer = (row: Row): Row => ({ ...row, name: cutAtWord(withoutMarks(texts.get(row.id) ?? row.name), 200) });
  const twins = (list: readonly Row[], row: Row): Row[] =>
    list.filter((other) => other.name === row.name && String(other.cases) === String(row.cases));
  const told = rows.map((row) => (twins(rows, row).length > 1 ? longer(row) : row));
  return told.map((row) => {
    const alike = twins(told, row);
    return alike.length > 1 ? { ...row, name: `${row.name} (${alike.indexOf(row) + 1})` } : row;
  });
}

const strip = ({ unclear: _unclear, rule: _rule, ...row }: Row): ListedPaper => row;

/** Reads the short list out of the published groups: which headings are cases, what is handed in and what is only shown, what
 * is needed and what only in some cases, and whether all that could be told with certainty. Pure. */
export function readPapers(groups: Groups, ownForm: boolean): PaperList {
  const read = groups
    .map((group, index) => ({
      ...group,
      kind: headingKind(group.case),
      key: `c${index + 1}`,
      papers: group.items.filter(({ isNote }) => !isNote),
    }))
    .filter(({ papers }) => papers.length > 0);
  const headed = read.filter(({ kind }) => kind === 'case');
  const isChoice = headed.length > 1;
  const rows = read.flatMap(({ kind, key, papers }) =>
    papers.map((item) => {
      const row = rowOf(item, kind, kind === 'case' && isChoice ? key : null, ownForm);
      // One case beside papers for everybody: those of the case are not needed by everybody.
      return kind === 'case' && !isChoice && read.length > 1 ? { ...row, need: 'if-any' as const } : row;
    }),
  );
  const papers = rows.filter(({ rule }) => !rule);
  const texts = new Map(read.flatMap((group) => group.papers.map(({ id, name }) => [id, name])));
  return {
    question: isChoice ? 'Hồ sơ của bạn thuộc trường hợp nào?' : null,
    cases: isChoice
      ? headed.map(({ key, case: heading }) => ({
          key,
          name: caseName(heading ?? ''),
          when: null,
        }))
      : [],
    papers: apart(papers, texts).map(strip),
    sure:
      papers.length > 0 &&
      rows.every(({ unclear }) => !unclear) &&
      alternatives(rows) &&
      fewEnough(rows, headed.length),
    writtenBy: null,
    writtenOn: null,
  };
}

/** A heading as an answer to "which case": without what every case begins with. */
function caseName(heading: string): string {
  const text = withoutMarks(heading).replace(/[\s:;,]+$/u, '');
  const bare = text.replace(
    /^(?:(?:hồ sơ|thành phần hồ sơ) )?(?:đối với )?(?:các )?trường hợp(?: (?:là|như sau))?[\s:]+(?=\p{L}{2})/iu,
    '',
  );
  return cutAtWord(bare.charAt(0).toLocaleUpperCase('vi') + bare.slice(1), 200);
}

/** "Một trong các giấy tờ sau" beside its own members as rows: which of them is wanted cannot be told. */
const alternatives = (rows: readonly Row[]): boolean =>
  rows.length < 3 || !rows.some(({ name }) => /^(?:một trong|bản sao một trong)/iu.test(name));

/** A list as long as a page is no short list: somebody has to write it. */
const fewEnough = (rows: readonly Row[], cases: number): boolean =>
  rows.filter(({ need, handling }) => need === 'always' && handling === 'hand-in').length <= 8 * Math.max(1, cases);
