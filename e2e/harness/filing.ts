import type { Locator, Page } from 'playwright-core';
import { smallPdf, smallPng } from './papers.ts';

/** A child of this test; its mother is the demonstration citizen who is signed in. */
export const birth = { owner: 'Nguyễn Thị Thảo Bích Hà My', child: 'Trần Gia Hân' } as const;

interface FormPage {
  readonly heading: string;
  readonly fill: (page: Page) => Promise<void>;
}

/** Types without accents into a list that finds while one types, and takes the first that fits. */
async function chooseFrom(list: Locator, typed: string): Promise<void> {
  await list.fill(typed);
  await list.page().getByRole('option').first().waitFor();
  await list.press('Enter');
}

async function fillDay(group: Locator, day: number, month: number, year: number): Promise<void> {
  await group.getByLabel('Ngày', { exact: true }).fill(String(day));
  await group.getByLabel('Tháng', { exact: true }).fill(String(month));
  await group.getByLabel('Năm', { exact: true }).fill(String(year));
}

const combobox = (page: Page, name: string) => page.getByRole('combobox', { name });
const group = (page: Page, name: string) => page.getByRole('group', { name });
const choose = (page: Page, question: string, answer: string) =>
  group(page, question).getByLabel(answer, { exact: true }).check();

/** The pages of procedure 1.001193 in their order, each with the answers of the mother of a new child. One child is
 * registered once: a journey that files beside others names a child of its own. */
export const birthPagesOf = (child: string): readonly FormPage[] => [
  { heading: 'Nộp hồ sơ ở đâu?', fill: (page) => chooseFrom(combobox(page, 'Nơi tiếp nhận'), 'tran bien') },
  { heading: 'Bạn nộp hồ sơ cho ai?', fill: (page) => choose(page, 'Bạn nộp hồ sơ cho ai?', 'Cho chính tôi') },
  {
    // Name, number and date of birth come from the account.
    heading: 'Người đề nghị',
    fill: async (page) => {
      await page.getByRole('main').getByText(birth.owner).first().waitFor();
      await choose(page, 'Giới tính', 'Nữ');
    },
  },
  {
    heading: 'Liên hệ với người đề nghị',
    fill: async (page) => {
      await chooseFrom(combobox(page, 'Xã, phường, đặc khu'), 'tran bien');
      await page.getByLabel('Số nhà, đường, thôn, ấp, khu phố').fill('Số 12 đường Minh Họa');
      await page.getByRole('textbox', { name: /^Số điện thoại/ }).fill('0901 000 017');
    },
  },
  { heading: 'Quan hệ với trẻ', fill: (page) => choose(page, 'Người yêu cầu là gì của trẻ?', 'Mẹ') },
  {
    heading: 'Trẻ được khai sinh',
    fill: async (page) => {
      await page.getByLabel('Họ, chữ đệm, tên').fill(child);
      await choose(page, 'Giới tính', 'Nữ');
      await chooseFrom(combobox(page, 'Quốc tịch'), 'viet nam');
      await chooseFrom(combobox(page, 'Dân tộc'), 'kinh');
    },
  },
  {
    heading: 'Ngày sinh và nơi sinh',
    fill: async (page) => {
      await fillDay(group(page, 'Ngày, tháng, năm sinh'), 2, 9, 2026);
      await page.getByLabel('Nơi sinh').fill('Bệnh viện Đa khoa Minh Họa');
      const hometown = group(page, 'Quê quán');
      await chooseFrom(hometown.getByRole('combobox'), 'tran bien');
    },
  },
  {
    heading: 'Người mẹ',
    fill: async (page) => {
      await choose(page, 'Khai thông tin người mẹ?', 'Có');
      await page.getByLabel('Họ, chữ đệm, tên người mẹ').fill(birth.owner);
      await group(page, 'Ngày sinh của mẹ').getByLabel('Năm', { exact: true }).fill('1990');
    },
  },
  { heading: 'Người cha', fill: (page) => choose(page, 'Khai thông tin người cha?', 'Không') },
  {
    heading: 'Bản sao giấy khai sinh',
    fill: (page) => choose(page, 'Đề nghị cấp bản sao?', 'Không'),
  },
  { heading: 'Cam đoan', fill: (page) => page.getByLabel(/^Tôi cam đoan/).check() },
  { heading: 'Giấy tờ kèm theo', fill: uploadPapers },
  { heading: 'Bạn muốn nhận kết quả thế nào?', fill: (page) => page.getByLabel('Nhận bản điện tử trên mạng').check() },
];

export const birthPages = birthPagesOf(birth.child);

/** The case first, then a picture of the one paper that it needs, and a PDF of a paper that the list does not have. */
async function uploadPapers(page: Page): Promise<void> {
  await choose(page, 'Trẻ thuộc trường hợp nào?', 'Có Giấy chứng sinh của cơ sở y tế');
  const choosers = page.getByLabel('Chọn tệp');
  await choosers.nth(0).setInputFiles({ name: 'giay-chung-sinh.png', mimeType: 'image/png', buffer: smallPng() });
  await page
    .getByRole('button', { name: /giay-chung-sinh\.png/ })
    .first()
    .waitFor();
  await page.getByLabel('Tên giấy tờ').fill('Tờ khai viết tay');
  await page.getByRole('button', { name: 'Thêm giấy tờ này' }).click();
  const own = page.getByRole('region', { name: 'Tờ khai viết tay' });
  await own
    .getByLabel('Chọn tệp')
    .setInputFiles({ name: 'to-khai.pdf', mimeType: 'application/pdf', buffer: smallPdf() });
  await page.getByRole('link', { name: /to-khai\.pdf/ }).waitFor();
}

/** Fills the given pages one after another, from the first of them; `look` is called on each before it is left. */
export async function fillPages(
  page: Page,
  pages: readonly FormPage[],
  look?: (page: Page) => Promise<void>,
): Promise<void> {
  for (const { heading, fill } of pages) {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await fill(page);
    await look?.(page);
    await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
  }
}
