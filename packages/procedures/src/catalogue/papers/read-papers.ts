import type { Component, ListedPaper, PaperCondition, PaperList, Procedure } from '@dongbo/contract/procedures';
import { areNested, isHeavyRemark, isOfAuthority, isOfficeFile, namesThing, wanted } from './certainty.ts';
import { headingKind, type HeadingKind } from './headings.ts';
import { namesAnother } from './names-another.ts';
import { asksNothing } from './part-components.ts';
import { cutAtWord, shortNameOf, withoutMarks, type ShortName } from './short-name.ts';

type Groups = Procedure['componentGroups'];

/** Somebody files for the owner, as the applicant's form says it. */
export const byAuthorisation: PaperCondition = { form: 'applicant', field: 'mandate', oneOf: ['authorised'] };

/** Begins as a form that exists online alone; "bản chính hoặc biểu mẫu điện tử Đơn…" is a paper that may be either. */
const eForm = /^(?:(?:biểu )?mẫu|tờ khai)(?: hộ tịch)? điện tử tương tác/iu;
const onPaperAlone = /nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp/iu;
const formLike =
  /^(?:tờ khai|giấy đề nghị|đơn|phiếu (?:đề nghị|yêu cầu|đăng ký|khai)|mẫu đơn|bản khai|văn bản đề nghị)[\s,(]/iu;
const application = /^(?:bản chính )?(?:đơn|giấy|văn bản) đề nghị\s/iu;
const shownOnly =
  /^(?:hộ chiếu|thẻ căn cước|căn cước|giấy tờ tùy thân|giấy tờ tuỳ thân)|^(?:người [^,;.:]{0,60} )?(?:phải )?xuất trình (?!hoặc|.*(?:hoặc nộp|để lại))/iu;
const authorisation =
  /^(?:bản (?:chính|sao) )?(?:văn bản|giấy|hợp đồng) (?:(?:ủy|uỷ) quyền|về việc đại diện)(?! của (?:các )?thành viên)/iu;
/** What is listed among the papers and is a rule: nothing that anybody could hand in. */
const ruleLike =
  /^(?:người|tổ chức|cá nhân|doanh nghiệp|chủ)\s[^.;:(]*chịu trách nhiệm trước pháp luật|^(?:cơ quan|cán bộ|công chức|bộ phận|đơn vị|người)\s[^.;:(]*có trách nhiệm (?:kiểm tra|tiếp nhận|thông báo)|^trường hợp .*thì (?:cơ quan đăng ký hộ tịch có thẩm quyền hủy bỏ|việc ủy quyền thực hiện theo)|^số lượng hồ sơ|^lưu ý|^ngoài (?:các )?giấy tờ nêu trên|giấy tờ (?:tương ứng )?(?:sau đây|sau)\s*:?$|^giá trị sử dụng của/iu;

/** "Một trong các giấy tờ sau:" and then nothing: its members are other rows, and which of them is wanted cannot be told. */
const leadsToMembers = /^(?:bản sao )?một trong[^:]*(?:sau|sau đây|gồm)?[^:]{0,60}:?\s*$/iu;
const namesMembers = /:[^:]{25,}|\s(?:hoặc|hay)\s/u;

const mandate = /(?:ủy|uỷ) quyền|giấy giới thiệu/iu;
/** Whoever writes a page about a paper says more than a name can hold. */
const longestCertain = 700;

interface Row extends ListedPaper {
  /** One of several that stand in other rows. */
  readonly open: boolean;
  readonly unclear: boolean;
  readonly rule: boolean;
}

function handlingOf(item: Component, kind: HeadingKind, ownForm: boolean): ListedPaper['handling'] {
  const text = withoutMarks(item.name);
  // Without a form of its own here nothing stands in for the official one: it is handed in.
  if (ownForm && eForm.test(text)) return 'e-form';
  if (ownForm && (onPaperAlone.test(text) || formLike.test(text))) return 'form';
  return kind === 'show' || shownOnly.test(text) ? 'show' : 'hand-in';
}

interface Place {
  readonly kind: HeadingKind;
  readonly key: string | null;
  /** The case is that somebody files by authorisation. */
  readonly ofRepresentative: boolean;
  /** How many applications stand in the group. */
  readonly applications: number;
}

/** Whether what the short list says of a paper is all that its published text asks for. */
function isCertain(text: string, { name, rest }: ShortName, handling: ListedPaper['handling']): boolean {
  return (
    namesThing(name) &&
    !isOfAuthority(name) &&
    (leadsToMembers.test(name.split(':', 1)[0] ?? '') || !namesAnother(rest)) &&
    text.length <= longestCertain &&
    (handling === 'show' || !/(?<!hoặc )xuất trình/iu.test(text)) &&
    (authorisation.test(text) || !mandate.test(name))
  );
}

function rowOf(item: Component, { kind, key, ofRepresentative, applications }: Place, ownForm: boolean): Row {
  const short = shortNameOf(item.name);
  const { name, unclear } = short;
  const text = withoutMarks(item.name);
  const authorised = kind === 'authorised' || (!ofRepresentative && authorisation.test(text));
  const isSure = kind === 'general' || kind === 'case' || kind === 'show';
  const form = (ownForm && eForm.test(text)) || onPaperAlone.test(text);
  const need = wanted(text);
  // "Đơn đề nghị … đối với khoáng sản nhóm IV" says what is applied for, not that some need not apply.
  const applied = applications === 1 && formLike.test(text) && !/^bản khai|nếu có/iu.test(text);
  const online = !ownForm && eForm.test(text);
  const always =
    form ||
    (authorised
      ? authorisation.test(text)
      : isSure && (need === 'always' || applied) && !online && !isOfAuthority(text));
  const handling = handlingOf(item, kind, ownForm);
  const isDoubtful = need === 'doubtful' && !applied;
  return {
    id: item.id,
    name,
    handling,
    need: always ? 'always' : 'if-any',
    cases: key === null ? [] : [key],
    when: authorised ? byAuthorisation : null,
    note: null,
    open: leadsToMembers.test(text) && !namesMembers.test(text),
    unclear: unclear || isDoubtful || !(isSure || kind === 'authorised') || !isCertain(text, short, handling),
    rule: ruleLike.test(text),
  };
}

/** Whether two papers may be wanted in one dossier. */
const together = (one: Row, other: Row): boolean =>
  one !== other && (one.cases.length === 0 || other.cases.length === 0 || String(one.cases) === String(other.cases));

/** Whoever files for another brings one of several authorisations: of a person, of a firm. */
function oneMandate(rows: readonly Row[]): Row[] {
  return rows.map((row) => {
    const isOneOfSeveral = row.when !== null && rows.some((other) => other.when !== null && together(row, other));
    return isOneOfSeveral ? { ...row, need: 'if-any' } : row;
  });
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

type Read = Groups[number] & { readonly kind: HeadingKind; readonly key: string; readonly papers: Component[] };

/** Who files by authorisation brings either one more paper or, where the group lists what another case lists too, all of them:
 * then it is a case of its own. */
function withAlternatives(groups: readonly Read[]): (Read & { readonly ofRepresentative: boolean })[] {
  const called = ({ papers }: Read): string[] => papers.map(({ name }) => shortNameOf(name).name);
  const ofCases = new Set(groups.filter(({ kind }) => kind === 'case').flatMap(called));
  return groups.map((group) => {
    const isCase =
      (group.kind === 'authorised' || group.kind === 'electronic') && called(group).some((name) => ofCases.has(name));
    return isCase
      ? { ...group, kind: 'case', ofRepresentative: group.kind === 'authorised' }
      : { ...group, ofRepresentative: false };
  });
}

const strip = ({ unclear: _unclear, rule: _rule, open: _open, ...row }: Row): ListedPaper => row;

/** Whether a heading was lost, so that which papers are for whom cannot be told. */
function isTorn(read: readonly Read[]): boolean {
  const headed = read.filter(({ kind }) => kind === 'case');
  const general = read.filter(({ kind }) => kind === 'general');
  const asks = ({ papers }: Read): boolean => papers.some(({ name }) => application.test(withoutMarks(name)));
  // An application among the papers for everybody, and others in the cases: the first are a case whose heading was lost.
  if (headed.length > 1) return headed.some(asks) && general.some(asks);
  // One case alone: whether others need nothing, or file in another way, cannot be told.
  const [only] = headed;
  if (only === undefined || general.length > 0) return false;
  return read.some(({ kind }) => kind === 'electronic') || startsAsCase.test(withoutMarks(only.case ?? ''));
}
const startsAsCase = /^\(?(?:đối với|trường hợp|khi)/iu;

/** Reads the short list out of the published groups: which headings are cases, what is handed in and what is only shown, what
 * is needed and what only in some cases, and whether all that could be told with certainty. Pure. */
export function readPapers(groups: Groups, ownForm: boolean): PaperList {
  const read = withAlternatives(
    groups
      .map((group, index) => ({
        ...group,
        kind: headingKind(group.case),
        key: `c${index + 1}`,
        papers: group.items.filter(({ isNote }) => !isNote),
      }))
      .filter(({ papers }) => papers.length > 0),
  );
  const headed = read.filter(({ kind }) => kind === 'case');
  const isChoice = headed.length > 1;
  const forEverybody = read.some(({ kind }) => kind === 'general');
  const rows = read.flatMap(({ kind, key, ofRepresentative, papers }) => {
    const applications = papers.filter(({ name }) => formLike.test(withoutMarks(name))).length;
    return papers.map((item) => {
      const row = rowOf(
        item,
        { kind, key: kind === 'case' && isChoice ? key : null, ofRepresentative, applications },
        ownForm,
      );
      // One case beside papers for everybody: those of the case are not needed by everybody.
      return kind === 'case' && !isChoice && forEverybody ? { ...row, need: 'if-any' as const } : row;
    });
  });
  const papers = oneMandate(onlyOnesNeeded(rows.filter(({ rule }) => !rule)));
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
      (papers.length > 0 || asksNothing(groups)) &&
      !isTorn(read) &&
      groups.every(isPlain) &&
      !(isChoice && areNested(headed.map((group) => group.case ?? ''))) &&
      // No rule was left out: it may be a paper that was not understood.
      papers.length === rows.length &&
      eachOnce(papers, texts) &&
      everyCaseNeeds(papers) &&
      // A rule that begins with a case may be a paper that was not understood.
      rows.every(({ unclear }) => !unclear) &&
      everyCaseAsks(papers) &&
      alternatives(papers) &&
      fewEnough(rows, headed.length),
    writtenBy: null,
    writtenOn: null,
  };
}

/** A group whose heading is no office's own file and whose remarks neither open a case nor ask for anything. */
const isPlain = ({ case: heading, items }: Groups[number]): boolean =>
  !isOfficeFile(heading ?? '') && !items.some(({ isNote, name }) => isNote && isHeavyRemark(name));

const asking =
  /^(?:(?:bản chính|\d+) )?(?:mẫu )?(?:đơn|tờ khai|(?:giấy|văn bản|công văn|phiếu|bản|thư) (?:đề nghị|yêu cầu|đăng ký|khai|đề xuất))(?!\p{L})/iu;

/** Nobody hands in the same paper twice, or two applications for one thing; and nobody files without the application. */
function eachOnce(rows: readonly Row[], texts: ReadonlyMap<string, string>): boolean {
  const plain = ({ id }: Row): string =>
    withoutMarks(texts.get(id) ?? '')
      .replace(/[\s,;.:]+$/u, '')
      .toLowerCase();
  return rows.every((row) => {
    const others = rows.filter((other) => together(row, other));
    const isApplication = asking.test(row.name);
    return (
      !others.some((other) => plain(other) === plain(row)) &&
      !(isApplication && (row.need === 'if-any' || others.some((other) => asking.test(other.name))))
    );
  });
}

const isPaper = /^(?:giấy|đơn|văn bản|bản (?:chính|sao|gốc|kê)|tài liệu|tờ khai|báo cáo|danh sách|quyết định)\s/iu;

/** The one paper of a case that has no other is what somebody hands in there, whatever its words say of who it is for. */
function onlyOnesNeeded(papers: readonly Row[]): readonly Row[] {
  return papers.map((row) => {
    const others = papers.filter(
      (one) => one !== row && (one.cases.length === 0 || String(one.cases) === String(row.cases)),
    );
    const isOnly = others.length === 0 && row.when === null && isPaper.test(row.name);
    return isOnly ? { ...row, need: 'always' } : row;
  });
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

/** Somebody in each case needs at least one paper: where all of them are for some only, who they are cannot be told. */
const everyCaseNeeds = (rows: readonly Row[]): boolean => {
  const needed = rows.filter(({ need, when }) => need === 'always' && when === null);
  const keys = new Set(rows.flatMap(({ cases }) => cases));
  if (keys.size === 0) return rows.length === 0 || needed.length > 0;
  return [...keys].every((key) => needed.some(({ cases }) => cases.length === 0 || cases.includes(key)));
};

/** Where one case has an application each has: the source lost it, or has it among the papers of another. */
function everyCaseAsks(rows: readonly Row[]): boolean {
  const keys = new Set(rows.flatMap(({ cases }) => cases));
  const asked = rows.filter(({ name }) => asking.test(name));
  if (asked.length === 0 || asked.some(({ cases }) => cases.length === 0)) return true;
  return [...keys].every((key) => asked.some(({ cases }) => cases.includes(key)));
}

/** "Một trong các giấy tờ sau" beside its own members as rows: which of them is wanted cannot be told. */
const alternatives = (rows: readonly Row[]): boolean => rows.length < 3 || !rows.some(({ open }) => open);

/** A list as long as a page is no short list: somebody has to write it. */
const fewEnough = (rows: readonly Row[], cases: number): boolean =>
  rows.filter(({ need, handling }) => need === 'always' && handling === 'hand-in').length <= 8 * Math.max(1, cases);
