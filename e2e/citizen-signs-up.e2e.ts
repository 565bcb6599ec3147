import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectNoAxeViolations, expectNoSidewaysScroll } from './harness/accessibility.ts';
import { birth, birthPagesOf, fillPages } from './harness/filing.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

const password = 'Bến phà 5 giờ sáng';

const looked = async (page: Page) => {
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
};

/** A child of this test, filed by somebody whose number and birth the account does not know. */
const pages = birthPagesOf('Trần Gia Linh').map((one) =>
  one.heading === 'Người đề nghị'
    ? {
        ...one,
        fill: async (page: Page) => {
          await page.getByRole('textbox', { name: /^Số định danh cá nhân/ }).fill('075190000166');
          const born = page.getByRole('group', { name: 'Ngày, tháng, năm sinh' });
          await born.getByLabel('Năm', { exact: true }).fill('1990');
          await page.getByRole('group', { name: 'Giới tính' }).getByLabel('Nữ', { exact: true }).check();
        },
      }
    : one,
);

describeInBrowser('a citizen without an account', () => {
  const stage = useStage();

  it('signs up from the page of a procedure, reads the code, is led back and files', async () => {
    const page = await stage.open({ device: 'phone' });
    await page.goto('/thu-tuc/1.001193');
    await page.getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).click();
    await page.getByRole('link', { name: 'Đăng ký tài khoản' }).click();
    await page.getByLabel('Họ và tên, như trên căn cước').fill(birth.owner);
    await page.getByLabel('Số căn cước (số định danh cá nhân)').fill('075 190 000 166');
    await page.getByLabel('Thư điện tử').check();
    await page.getByLabel('Địa chỉ thư điện tử').fill('nguoi.dang.ky@example.vn');
    await looked(page);
    await page.getByRole('button', { name: 'Gửi mã cho tôi' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nhập mã và đặt mật khẩu' }).waitFor();
    await looked(page);
    const message = page.locator('.message-text');
    await expect
      .poll(
        async () => {
          await page.getByRole('button', { name: 'Đọc tin mô phỏng' }).click();
          await message.waitFor();
          return await message.innerText();
        },
        { timeout: 30_000, interval: 500 },
      )
      .toMatch(/\d{6}/);
    const code = /\d{6}/.exec(await message.innerText())?.[0] ?? '';
    await page.getByLabel('Mã xác nhận').fill(code);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
    await page.getByLabel('Nhập lại mật khẩu mới').fill(password);
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nộp hồ sơ trực tuyến' }).waitFor();
    await page.getByRole('button', { name: 'Bắt đầu điền' }).click();
    await page.getByRole('link', { name: 'Tiếp tục điền' }).click();
    await fillPages(page, pages);
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đã nộp hồ sơ' }).waitFor();
    await page.goto('/cua-toi');
    await page.getByText(/^Tài khoản chưa xác thực/).waitFor();
    await looked(page);
  }, 180_000);

  it('finds pages that fit a large and a small screen', async () => {
    const page = await stage.open();
    for (const address of ['/dang-nhap', '/dang-ky', '/quen-mat-khau']) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await looked(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await looked(page);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      await page.setViewportSize({ width: 1366, height: 900 });
    }
  });
});
