import { caseOf, neededPapers, papersFor, type PaperList } from '@dongbo/contract/procedures';
import { describe, expect, test } from 'vitest';
import { carriedProcedures, keysOf, papersIn } from './carried-papers.fixture.ts';
import { curatedPapers } from './paper-data.ts';
import { papersOfVersion } from './paper-list.ts';
import { paperNames } from './paper-names.ts';
import { partText } from './part-components.ts';
import { shortNameOf, withoutMarks } from './short-name.ts';

const carried = await carriedProcedures();
const { papersOf, everyPapers } = papersIn(carried);
const names = (list: PaperList, caseKey: string | null, answers = {}): string[] =>
  papersFor(list, { caseKey, answers }).map(({ name, handling, need }) => `${handling} ${need}: ${name}`);
const squeezed = (text: string): string => text.replace(/[\s,;.]+/gu, '');

describe('papers that the source glued together', () => {
  test.each([
    [
      'Bản sao chụp hợp đồng liên kết.0 bản chính,1 bản saoĐơn đề nghị của chủ dự án',
      [
        ['Bản sao chụp hợp đồng liên kết', 0, 1],
        ['Đơn đề nghị của chủ dự án', null, null],
      ],
    ],
    ['ngày 31/12/20251 bản chính,', [['ngày 31/12/2025', 1, 0]]],
    [
      'theo Mẫu số 181 bản chính,1 bản saob) Hồ sơ khác',
      [
        ['theo Mẫu số 18', 1, 1],
        ['b) Hồ sơ khác', null, null],
      ],
    ],
    ['người khai nộp 02 bản chính tờ khai hàng hóa', [['người khai nộp 02 bản chính tờ khai hàng hóa', null, null]]],
    ['Hóa đơn thương mại: 01 bản chính;', [['Hóa đơn thương mại: 01 bản chính;', null, null]]],
  ])('%s', (text, parts) => {
    expect(
      partText(text).map((part) => [part.text, part.counts?.originals ?? null, part.counts?.copies ?? null]),
    ).toEqual(parts);
  });

  test('stand in rows of their own, under ids that old dossiers know', () => {
    const land = papersOf('1.013980').componentGroups;
    const original = land.flatMap(({ items }) => items).find(({ name }) => name.includes('Bản gốc Giấy chứng nhận'));
    expect(original).toMatchObject({ id: 'h2.1', originals: 1, copies: 1, isNote: false });
    expect(land[1]?.case).toMatch(/^Đối với trường hợp nhận quyền/);
    const trees = papersOf('1.002693').componentGroups.flatMap(({ items }) => items);
    expect(trees.map(({ id }) => id)).toEqual(['g1.c1', 'g1.c1.p2']);
  });

  test('of all carried procedures: nothing that was published is lost, and no row holds two papers', () => {
    for (const { code, content, componentGroups } of everyPapers()) {
      const rows = componentGroups.flatMap(({ case: heading, items }) => [
        heading ?? '',
        ...items.map(({ name, form }) => `${name}${form ?? ''}`),
      ]);
      const published = (content?.componentGroups ?? []).flatMap(({ case: heading, items }) => [
        heading ?? '',
        ...items.map(({ name, form }) => `${name}${form ?? ''}`),
      ]);
      const all = squeezed(rows.map((row) => row.replace(/^[-+*•–]\s+/u, '')).join('|'));
      const lost = published
        .flatMap((text) => partText(text))
        .filter((part) => !all.includes(squeezed(part.text.replace(/^[-+*•–]\s+/u, ''))));
      expect(lost, code).toEqual([]);
      for (const row of rows) expect(row, code).not.toMatch(/\d ?bản (?:chính|sao)\p{L}/u);
      const ids = componentGroups.flatMap(({ items }) => items.map(({ id }) => id));
      expect(new Set(ids).size, code).toBe(ids.length);
      // Ids of the source stay, so that papers of dossiers keep theirs.
      for (const { id } of (content?.componentGroups ?? []).flatMap(({ items }) => items))
        expect(ids, code).toContain(id);
    }
  });
});

describe('the list that the program reads', () => {
  test('a change of who represents a body by law is a case, not an authorisation', () => {
    for (const code of ['1.008904', '2.001333', '2.002015']) {
      const { papers } = papersOf(code);
      expect(papers.cases.length, code).toBeGreaterThan(1);
      for (const { key } of papers.cases)
        expect(
          papersFor(papers, { caseKey: key, answers: {} }).filter(({ need }) => need === 'always').length,
          `${code} ${key}`,
        ).toBeGreaterThan(0);
    }
    const changes = everyPapers()
      .filter(({ papers }) => papers.writtenBy === null)
      .flatMap(({ content, papers }) =>
        (content?.componentGroups ?? []).flatMap(({ case: heading }, index) =>
          /người đại diện theo pháp luật/iu.test(heading ?? '') && !/(?:ủy|uỷ) quyền|xuất trình/iu.test(heading ?? '')
            ? papers.papers.filter(({ id }) => id.startsWith(`g${index + 1}.`))
            : [],
        ),
      );
    expect(changes.length).toBeGreaterThan(10);
    expect(changes.filter(({ when, name }) => when !== null && !/(?:ủy|uỷ) quyền/iu.test(name))).toEqual([]);
  });

  test('whoever files by authorisation and brings all papers is a case of its own', () => {
    for (const code of ['2.002226', '2.002228']) {
      const { papers } = papersOf(code);
      expect(papers.cases, code).toHaveLength(2);
      expect(neededPapers(papers, { caseKey: 'c1', answers: {} }, 'counter'), code).toHaveLength(3);
      expect(neededPapers(papers, { caseKey: 'c2', answers: {} }, 'counter'), code).toHaveLength(3);
    }
  });

  test('what a case says in brackets makes it no other heading', () => {
    const { papers } = papersOf('1.004993');
    expect(papers.cases).toHaveLength(2);
    expect(names(papers, 'c1')).toContain('hand-in always: Đơn đề nghị');
    expect(papersOf('1.011671').papers.sure).toBe(false);
  });

  test('a paper that may be an electronic form is still handed in', () => {
    for (const [code, id] of [
      ['2.001218', 'g1.c2'],
      ['1.004261', 'g1.c3'],
      ['1.013466', 'g1.c2'],
      ['1.013467', 'g1.c2'],
      ['2.002001', 'g1.c2'],
      ['1.005021', 'g1.c1'],
      ['6.003502', 'g1.c1'],
    ])
      expect(papersOf(code ?? '', true).papers.papers.find((one) => one.id === id)?.handling, code).not.toBe('e-form');
    // Without a form of its own here nothing stands in for the official one.
    const forms = everyPapers()
      .filter(({ papers }) => papers.writtenBy === null)
      .flatMap(({ papers }) => papers.papers.filter(({ handling }) => handling === 'form' || handling === 'e-form'));
    expect(forms).toEqual([]);
  });

  test.each([
    ['1.000688', 'g1.c4', 'Bản sao Bằng cử nhân luật hoặc bản sao Bằng thạc sỹ luật'],
    ['1.014289', 'g1.c1', 'Văn bản chứng minh vốn chủ sở hữu'],
    ['3.000322', 'g2.c6', 'Giấy tờ có giá trị chứng minh thông tin về cư trú'],
    ['1.003712', 'g1.c1', 'Bản sao giấy công nhận Nghệ nhân nghề truyền thống của cơ quan có thẩm quyền'],
    // What says who is responsible for it is a paper nevertheless.
    ['1.003524', 'g1.c6', 'Bản sao Hợp đồng'],
  ])('%s %s is a paper: %s', (code, id, name) => {
    const { componentGroups, papers } = papersOf(code);
    expect(papers.papers.find((paper) => paper.id === id)?.name).toBe(name);
    expect(componentGroups.flatMap(({ items }) => items).find((item) => item.id === id)?.isNote).toBe(false);
  });

  test('the application is needed whatever it is for, and somebody in each case needs a paper', () => {
    for (const [code, id] of [
      ['1.014289', 'g2.c2'],
      ['1.014290', 'g1.c1'],
      ['1.013040', 'g1.c1'],
    ])
      expect(papersOf(code ?? '').papers.papers.find((one) => one.id === id)?.need, code).toBe('always');
    for (const { code, papers } of everyPapers().filter((one) => one.papers.sure))
      for (const key of keysOf(papers))
        expect(
          papersFor(papers, { caseKey: key, answers: {} }).some(({ need }) => need === 'always'),
          `${code} ${key}`,
        ).toBe(true);
  });

  test('rules and remarks are no papers', () => {
    for (const [code, id] of [
      ['2.002008', 'g1.c5'],
      ['2.000575', 'g6.c6'],
      ['1.000094', 'g3.c12'],
    ])
      expect(
        papersOf(code ?? '').papers.papers.map((paper) => paper.id),
        code,
      ).not.toContain(id);
  });

  test('where nothing is asked for nothing is needed', () => {
    const { componentGroups, papers } = papersOf('6.001435');
    expect(papers).toMatchObject({ papers: [], sure: true });
    expect(componentGroups.flatMap(({ items }) => items).every(({ isNote }) => isNote)).toBe(true);
  });

  test.each([
    // The paper stands behind its case.
    ['1.009060', null, 'hand-in if-any: Phiếu thông báo'],
    // Two papers in one text are both named.
    [
      '1.013513',
      null,
      'hand-in always: Quyết định công dân thực hiện nghĩa vụ tham gia Dân quân tự vệ; quyết định điều động hoặc huy động hoặc kế hoạch thực hiện nhiệm vụ',
    ],
    [
      '2.001212',
      'c1',
      'hand-in always: Đơn đề nghị cấp lại Giấy chứng nhận đăng ký phương tiện theo Mẫu và nộp lại Giấy chứng nhận đăng ký phương tiện đã được cấp trước đó',
    ],
    // In which shapes it may be handed in is not what it is called.
    ['1.013818', null, 'hand-in always: Quyết định công nhận hoàn thành tập sự'],
    // A condition in brackets at the end is about this paper.
    ['1.000390', null, 'hand-in if-any: Thẻ tư vấn viên pháp luật cũ'],
    // The name of a form's file is no part of the name.
    ['1.014260', null, 'hand-in always: Bản đồ khu vực thăm dò khoáng sản'],
  ])('%s in %s is read with certainty: %s', (code, key, paper) => {
    const { papers } = papersOf(code);
    expect(papers.sure).toBe(true);
    expect(names(papers, key)).toContain(paper);
  });

  test('what counts sets of papers is none, and what offices do is none', () => {
    const all = everyPapers().flatMap(({ papers }) => papers.papers.map(({ name }) => name));
    expect(all.filter((name) => /^(?:số lượng hồ sơ|trừ trường hợp$)/iu.test(name))).toEqual([]);
  });

  test('what names no paper is not read with certainty', () => {
    for (const code of ['1.008124', '1.008125', '2.000894', '2.000522'])
      expect(papersOf(code).papers.sure, code).toBe(false);
  });

  test('no name ends before what it says, or in the name of a file', () => {
    for (const { code, papers } of everyPapers())
      for (const { name } of papers.writtenBy === null ? papers.papers : []) {
        expect(name, code).not.toMatch(/\.docx?$/u);
        expect(name, code).not.toMatch(/một trong các (?:giấy tờ|tài liệu|văn bản) sau(?: đây)?$/u);
        expect(name, code).not.toMatch(/^(?:Thực hiện|Không quy định|Không còn đủ tiêu chuẩn)$/u);
      }
    expect(names(papersOf('2.000942').papers, null)[0]).toMatch(/^show always: .*giấy tờ sau: Căn cước/u);
  });

  test('headings that say what to do with papers are no cases', () => {
    for (const code of ['1.000894', '1.001766', '1.000593']) expect(papersOf(code).papers.cases, code).toEqual([]);
    const family = papersOf('1.001669').papers;
    expect(family.papers.some(({ handling }) => handling === 'show')).toBe(true);
  });

  test('headings of cases are, each with its papers', () => {
    const { papers } = papersOf('1.013980');
    expect(papers.cases).toHaveLength(5);
    expect(names(papers, 'c4')).toEqual(expect.arrayContaining(['hand-in always: Giấy chứng nhận đã cấp']));
    // "One of the following" names its members itself.
    expect(names(papers, 'c3')).toEqual(
      expect.arrayContaining([expect.stringMatching(/Một trong các văn bản sau: \+ Biên bản hòa giải thành/)]),
    );
  });

  test('the form that is filled in needs no slot, what exists online alone none anywhere', () => {
    const own = papersOf('1.001193', true).papers;
    const handling = new Map(own.papers.map(({ id, handling: how }) => [id, how]));
    expect(handling.get('g4.c2')).toBe('form');
    expect(handling.get('g4.c3')).toBe('e-form');
  });

  test.each([
    ['(2) Bản gốc Giấy chứng nhận đã cấp.', 'Bản gốc Giấy chứng nhận đã cấp'],
    [
      '- Đơn đăng ký biến động đất đai, tài sản gắn liền với đất theo Mẫu số 18 ban hành kèm theo Nghị định số 151/2025/NĐ-CP.',
      'Đơn đăng ký biến động đất đai, tài sản gắn liền với đất (Mẫu số 18)',
    ],
    [
      '- Trường hợp trẻ em bị bỏ rơi thì phải có biên bản về việc trẻ bị bỏ rơi do cơ quan có thẩm quyền lập.',
      'Biên bản về việc trẻ bị bỏ rơi',
    ],
    ['Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng', 'Giấy chứng sinh'],
  ])('%s is called %s', (text, name) => {
    expect(shortNameOf(text).name).toBe(name);
  });

  test('every paper is short to read, and no two of a case are called alike', () => {
    for (const { code, papers } of everyPapers()) {
      for (const { name } of papers.papers) {
        expect(name.length, `${code}: ${name}`).toBeLessThanOrEqual(230);
        expect(name, code).not.toBe('');
      }
      for (const key of [null, ...papers.cases.map((one) => one.key)]) {
        const shown = papers.papers.filter(({ cases }) => cases.length === 0 || cases.includes(key ?? ''));
        const called = shown.map(({ name, cases }) => `${name} ${String(cases)}`);
        expect(new Set(called).size, `${code} ${key}`).toBe(called.length);
      }
    }
  });

  test('says of how many it is sure', () => {
    const all = everyPapers();
    const here = all.filter(({ content }) => content?.settledBy !== null);
    const count = (list: typeof all) => ({
      all: list.length,
      written: list.filter(({ papers }) => papers.writtenBy !== null).length,
      sure: list.filter(({ papers }) => papers.sure && papers.writtenBy === null).length,
      unsure: list.filter(({ papers }) => !papers.sure).length,
    });
    // ADR 0036 names these.
    expect({ all: count(all), here: count(here) }).toMatchInlineSnapshot(`
      {
        "all": {
          "all": 1471,
          "sure": 406,
          "unsure": 1033,
          "written": 32,
        },
        "here": {
          "all": 770,
          "sure": 244,
          "unsure": 494,
          "written": 32,
        },
      }
    `);
  });
});

describe('the lists that people wrote', () => {
  const dossiers = () => curatedPapers.procedures.map(({ code }) => ({ code, list: papersOf(code).papers }));

  test('are for at least thirty procedures, fit the carried texts, and name every component once in a case', () => {
    expect(curatedPapers.procedures.length).toBeGreaterThanOrEqual(30);
    expect(new Set(curatedPapers.procedures.map(({ code }) => code)).size).toBe(curatedPapers.procedures.length);
    for (const { code, list } of dossiers()) {
      expect(list, code).toMatchObject({
        sure: true,
        writtenBy: curatedPapers.writtenBy,
        writtenOn: curatedPapers.writtenOn,
      });
      const items = papersOf(code).componentGroups.flatMap((group) => group.items);
      for (const paper of list.papers)
        expect(
          items.map(({ id }) => id),
          code,
        ).toContain(paper.id);
      for (const key of [null, ...list.cases.map((one) => one.key)]) {
        const ids = papersFor(list, { caseKey: key, answers: { applicant: { mandate: 'authorised' } } });
        expect(new Set(ids.map(({ id }) => id)).size, `${code} ${key}`).toBe(ids.length);
      }
      const keys = new Set(list.cases.map(({ key }) => key));
      for (const paper of list.papers) for (const key of paper.cases) expect(keys, code).toContain(key);
    }
  });

  test('ask in each case for one to four papers, and for at most four to be handed in', () => {
    for (const { code, list } of dossiers()) {
      for (const key of list.cases.length === 0 ? [null] : list.cases.map((one) => one.key)) {
        const shown = papersFor(list, { caseKey: key, answers: {} });
        const wanted = shown.filter(({ need, handling }) => need === 'always' && handling !== 'e-form');
        expect(wanted.length, `${code} ${key}`).toBeGreaterThanOrEqual(1);
        expect(wanted.filter(({ handling }) => handling === 'hand-in').length, `${code} ${key}`).toBeLessThanOrEqual(4);
      }
    }
  });

  test('birth: the certificate of birth first, the authorisation only for whoever files for another', () => {
    const { papers } = papersOf('1.001193', true);
    expect(papers.question).toBe('Trẻ thuộc trường hợp nào?');
    const choice = { caseKey: 'born-at-clinic', answers: {} };
    expect(neededPapers(papers, choice, 'online').map(({ name }) => name)).toEqual(['Giấy chứng sinh']);
    expect(neededPapers(papers, choice, 'counter').map(({ name }) => name)).toEqual([
      'Giấy chứng sinh',
      'Tờ khai đăng ký khai sinh',
    ]);
    const forAnother = { ...choice, answers: { applicant: { mandate: 'authorised' } } };
    expect(neededPapers(papers, forAnother, 'online').map(({ name }) => name)).toEqual([
      'Giấy chứng sinh',
      'Văn bản ủy quyền',
    ]);
    expect(names(papers, 'abandoned')).toContain('hand-in always: Biên bản về việc trẻ bị bỏ rơi');
  });

  test('household business: who founds it is told by the form, and not asked again', () => {
    const { papers } = papersOf('1.001612', true);
    const family = { 'household-business-registration': { foundedBy: 'family' } };
    expect(caseOf(papers, { caseKey: null, answers: family })).toBe('family');
    // What the form says counts, whatever was chosen before.
    expect(caseOf(papers, { caseKey: 'individual', answers: family })).toBe('family');
    expect(caseOf(papers, { caseKey: null, answers: {} })).toBeNull();
    expect(neededPapers(papers, { caseKey: null, answers: family }, 'online')).toHaveLength(1);
  });

  test('building a house: a request, papers of the land, drawings; not fifty-three papers', () => {
    const { papers } = papersOf('1.013225');
    expect(names(papers, 'house')).toEqual([
      'hand-in always: Đơn đề nghị cấp giấy phép xây dựng (Mẫu số 1)',
      'hand-in always: Giấy tờ về đất (sổ, hoặc một trong các giấy tờ hợp pháp)',
      'hand-in always: Hồ sơ thiết kế (hai bộ bản vẽ)',
    ]);
  });

  test('are left for what the program reads when the published text is another', () => {
    const content = carried.get('1.001193');
    const componentGroups = (content?.componentGroups ?? []).map((group) => ({
      ...group,
      items: group.items.filter(({ id }) => id !== 'g1.c4'),
    }));
    const version = { versionId: 'another', code: '1.001193', componentGroups };
    expect(papersOfVersion(version, true).papers.writtenBy).toBeNull();
    const moved = (content?.componentGroups ?? []).toReversed().map((group, index) => ({
      ...group,
      items: group.items.toReversed().map((item, place) => ({ ...item, id: `g${index + 1}.c${place + 1}` })),
    }));
    const found = papersOfVersion({ versionId: 'moved', code: '1.001193', componentGroups: moved }, true).papers;
    expect(found.writtenBy).not.toBeNull();
    const names2 = new Map(moved.flatMap(({ items }) => items.map(({ id, name }) => [id, withoutMarks(name)])));
    expect(names2.get(found.papers[0]?.id ?? '')).toMatch(/^Giấy chứng sinh/);
  });
});

describe('the name of a paper', () => {
  test('is of the case, and while none is known all that it may be', () => {
    const birth = papersOf('1.001193', true);
    expect(paperNames(birth, 'born-at-clinic').get('g1.c5')).toBe('Giấy chứng sinh');
    expect(paperNames(birth, 'born-elsewhere').get('g1.c5')).toBe('Văn bản của người làm chứng về việc sinh');
    for (const unknown of [null, 'nope', 'abandoned'])
      expect(paperNames(birth, unknown).get('g1.c5'), String(unknown)).toBe(
        'Giấy chứng sinh hoặc Văn bản của người làm chứng về việc sinh',
      );
    expect(paperNames(birth, null).get('g1.c1')).toBe('Biên bản về việc trẻ bị bỏ rơi');
  });
});
