import { languages, ProblemError } from '@dongbo/contract';
import { expect, test } from 'vitest';
import { checkResultPage } from './check-result-page.ts';
import type { PageContext } from './page.ts';

const sha256 = 'ab'.repeat(32);
const valid = {
  issuer: 'Ủy ban nhân dân phường Trấn Biên',
  number: '07/KQ-UBND',
  issuedOn: '2026-03-11',
  procedureName: 'Thủ tục đăng ký khai sinh',
  state: 'valid',
  since: null,
  byNumber: null,
  ground: null,
  onPaper: false,
  sha256,
};
const cancelled = {
  ...valid,
  state: 'cancelled',
  since: '2026-03-16T09:00:00+07:00',
  byNumber: '03/QĐ-UBND',
  ground: { vi: 'Giấy tờ giả mạo', en: 'Forged papers', uk: 'Підроблені документи' },
  onPaper: true,
  sha256: null,
};

const unknown = new ProblemError({
  type: 'about:blank',
  status: 404,
  code: 'not-found',
  title: 'not-found',
  requestId: 'r-1',
});

const pageOf = async (answer: object | Error, language: PageContext['language'] = 'vi') =>
  await checkResultPage.render({
    query: new URLSearchParams(),
    params: { token: 'AAAAAAAAAAAAAAAAAAAAAA' },
    language,
    space: 'official',
    path: '/kiem-tra-ket-qua/AAAAAAAAAAAAAAAAAAAAAA',
    call: async ({ name }) => {
      if (name !== 'procedures.result.check') throw new Error('nobody is signed in');
      if (answer instanceof Error) throw answer;
      return answer as never;
    },
    assets: { styles: [] },
    now: new Date(0),
  });

test('a paper that holds says so, with number, day and body, and takes a file to compare', async () => {
  const { status, html } = await pageOf(valid);
  expect(status).toBe(200);
  for (const part of ['Văn bản đang có giá trị', '07/KQ-UBND', '11/03/2026', valid.issuer, valid.procedureName])
    expect(html).toContain(part);
  expect(html).toContain(`data-compare="${sha256}"`);
  expect(html).toContain('<script src="/kiem-tra-tep.js" defer></script>');
});

test.each(languages)('one that was cancelled says since when, by which decision and why, in %s', async (language) => {
  const { html } = await pageOf(cancelled, language);
  for (const part of ['03/QĐ-UBND', '16/03/2026', cancelled.ground[language]]) expect(html).toContain(part);
  expect(html).not.toContain('data-compare');
  expect(html).not.toMatch(/\bcheck\./);
});

test('a code that nobody was given is not found, and what it may mean is said', async () => {
  const { status, html } = await pageOf(unknown);
  expect(status).toBe(404);
  expect(html).toContain('Không có văn bản nào ứng với mã này');
});

test('what fails otherwise is not taken for a forged paper', async () => {
  await expect(pageOf(new Error('no database'))).rejects.toThrow('no database');
});
