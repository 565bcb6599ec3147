import { languages } from '@dongbo/contract';
import { ProcedureVersionId, type Procedure } from '@dongbo/contract/procedures';
import { expect, test } from 'vitest';
import { textsIn } from './page-texts.ts';
import { legalParts } from './procedure-parts.ts';

const bare: Procedure = {
  code: '1.000894',
  name: 'Thủ tục đăng ký kết hôn',
  shortName: null,
  sentence: null,
  field: 'Hộ tịch',
  ministry: 'Bộ Tư pháp',
  levels: [],
  handlers: [],
  settledBy: 'commune',
  channels: [],
  sameVisit: null,
  readLimit: null,
  warnings: [],
  versionId: ProcedureVersionId.parse('019cdb00-0000-7000-8000-0000000000f1'),
  writtenBy: null,
  writtenOn: null,
  lifeEvents: [],
  validFrom: '2026-01-01',
  validTo: null,
  type: null,
  decision: null,
  subjects: [],
  executingAgencies: [],
  competentAuthority: null,
  receptionAddress: null,
  coordinatingAgency: null,
  steps: [],
  componentGroups: [],
  papers: { question: null, cases: [], papers: [], sure: true, writtenBy: null, writtenOn: null },
  legalBasis: [],
  conditions: [],
  results: [],
  paperResult: null,
  sourceUrl: null,
  forms: [],
  supplementPolicy: 'shift',
};

const conditionsIn = (html: string): string => /<div id="dieu-kien">(.*?)<\/div>/s.exec(html)?.[1] ?? '';
const conditionsOf = (conditions: string[], language: (typeof languages)[number] = 'vi'): string =>
  conditionsIn(legalParts(textsIn(language), { ...bare, conditions }, language).text);

test.each(languages)(
  'what the source leaves out is said to be left out, never that there is nothing to meet, in %s',
  (language) => {
    const t = textsIn(language);
    expect(conditionsOf([], language)).toContain(t('procedure.none'));
    expect(t('procedure.none')).not.toMatch(/không có yêu cầu|no requirement|no condition|немає вимог/i);
    // Words of the page from which the text was taken are no condition either.
    for (const empty of ['Không có thông tin', 'Không có thông tinTừ khóaKhông có thông tin'])
      expect(conditionsOf([empty], language)).toContain(t('procedure.none'));
  },
);

test('what the source states is shown, and that there is nothing to meet only where it says so', () => {
  expect(conditionsOf(['Nam từ đủ 20 tuổi trở lên, nữ từ đủ 18 tuổi trở lên'])).toContain('Nam từ đủ 20 tuổi');
  expect(conditionsOf(['Không có yêu cầu riêng'])).toContain('Không có yêu cầu riêng');
  expect(conditionsOf(['Có hộ khẩu tại xã Từ khóa Không có thông tin'])).toContain('<p>Có hộ khẩu tại xã</p>');
});

test('the part to which the summary leads stands open and has its address outside of the fold', () => {
  const { text } = legalParts(textsIn('vi'), bare, 'vi');
  expect(text).toMatch(/<details class="ds-details" id="giay-to" open>/);
  // The others are unfolded by the browser when an address leads into them.
  for (const id of ['cach-nop', 'trinh-tu', 'dieu-kien', 'nguon'])
    expect(text).toMatch(new RegExp(`<details class="ds-details">\\s*<summary>[^<]+</summary>\\s*<div id="${id}">`));
});
