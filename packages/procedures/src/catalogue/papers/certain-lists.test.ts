import { papersFor } from '@dongbo/contract/procedures';
import { describe, expect, test } from 'vitest';
import { carriedProcedures, keysOf, papersIn } from './carried-papers.fixture.ts';

const { papersOf, everyPapers } = papersIn(await carriedProcedures());

describe('a list that is read with certainty', () => {
  const sureLists = () => everyPapers().filter(({ papers }) => papers.sure && papers.writtenBy === null);

  // Each of these was called certain once and was wrong in what its comment says.
  test.each([
    ['1.013967', 'asked for the draft decision of the authority, and for the application twice'],
    ['2.001610', 'asked everybody for two kinds of authorisation'],
    ['3.000510', 'lost the death certificate behind a semicolon'],
    ['1.014257', 'lost the second paper of two rows'],
    ['1.014801', 'lost the proof of a new owner'],
    ['1.004122', 'called a diploma "Bản chính hoặc bản sao", and lost the labour contract'],
    ['1.013803', 'needed no proof of legal working time'],
    ['1.012063', 'lost the labour contract'],
    ['2.000424', 'needed no application'],
    ['3.000159', 'lost the papers of timber cut in the country'],
    ['3.000109', 'asked everybody for the form of one case'],
    ['3.000335', 'asked for the same request on paper and online'],
    ['1.009452', 'needed no map, because buildings on it may be missing'],
    ['1.004681', 'lost two of three papers behind a number'],
    ['1.014776', 'had a case without an application'],
    ['1.001646', 'asked heirs for no authorisation of the others'],
    ['1.007839', 'lost the bill of lading among the remarks'],
    ['1.014269', 'needed no plan for closing the mine, because another plan is for some'],
    ['1.009441', 'asked every ship for papers of its cargo'],
    ['1.008504', 'offered cases within cases'],
    ['2.000819', 'needed no licence, because another paper in its row may be missing'],
  ])('%s is not read with certainty: it %s', (code) => {
    expect(papersOf(code).papers.sure).toBe(false);
  });

  test('every published paper is in the list, once in a case', () => {
    for (const { code, componentGroups, papers } of sureLists()) {
      const published = componentGroups.flatMap(({ items }) => items.filter(({ isNote }) => !isNote));
      expect(papers.papers.map(({ id }) => id).toSorted(), code).toEqual(published.map(({ id }) => id).toSorted());
      const texts = new Map(published.map(({ id, name }) => [id, name.replace(/[\s,;.]+/gu, '').toLowerCase()]));
      for (const key of [null, ...papers.cases.map((one) => one.key)]) {
        const together = papers.papers.filter(({ cases }) => cases.length === 0 || cases.includes(key ?? ''));
        const said = together.map(({ id }) => texts.get(id));
        expect(new Set(said).size, `${code} ${key}`).toBe(said.length);
      }
    }
  });

  test('the application is always needed, and nothing of the authority is asked for', () => {
    const named = sureLists().flatMap(({ code, papers }) => papers.papers.map((paper) => ({ code, ...paper })));
    const requests = named.filter(({ name }) => /^(?:đơn|giấy|văn bản) (?:đề nghị|yêu cầu|đăng ký)/iu.test(name));
    expect(requests.length).toBeGreaterThan(200);
    expect(requests.filter(({ need }) => need !== 'always')).toEqual([]);
    const ofAuthority = /dự thảo quyết định|^tờ trình|báo cáo đề xuất và/iu;
    expect(named.filter(({ name }) => ofAuthority.test(name))).toEqual([]);
  });

  test('a paper that everybody needs says of no case in which it is needed', () => {
    const request = /^(?:bản chính |\d+ |một )?(?:đơn|tờ khai|giấy|văn bản|công văn|phiếu|bản|mẫu|biểu)\s/iu;
    const inSomeCase = sureLists().flatMap(({ code, componentGroups, papers }) => {
      const texts = new Map(componentGroups.flatMap(({ items }) => items.map(({ id, name }) => [id, name])));
      return papers.papers
        .filter(({ need, when, name }) => need === 'always' && when === null && !request.test(name))
        .map(({ id }) => `${code} ${texts.get(id)}`)
        .filter((text) => /nếu có|trong trường hợp|đối với trường hợp/iu.test(text));
    });
    expect(inSomeCase).toEqual([]);
  });

  test('whoever files for another is asked for one authorisation at most', () => {
    for (const { code, papers } of sureLists())
      for (const key of keysOf(papers)) {
        const shown = papersFor(papers, { caseKey: key, answers: { applicant: { mandate: 'authorised' } } });
        const mandates = shown.filter(({ need, when }) => need === 'always' && when !== null);
        expect(mandates.length, `${code} ${key}`).toBeLessThanOrEqual(1);
      }
  });

  test('a name names a thing: no file, no shape of a copy, no half sentence', () => {
    for (const { code, papers } of sureLists())
      for (const { name } of papers.papers) {
        expect(name, code).not.toMatch(/Mau \d|Phu luc|\.docx?|\p{Ll}\p{Lu}/u);
        expect(name, code).not.toMatch(
          /^bản (?:chính|sao)(?: có chứng thực)?(?: hoặc bản (?:chính|sao)(?: có chứng thực)?)*$/iu,
        );
        expect(name, code).not.toMatch(
          /(?:chứng minh|liên quan|kèm theo|giấy tờ| của| và| hoặc|(?<!tiếp) theo)$|\sthì\s/iu,
        );
      }
  });
});
